package io.trackyard.source.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an item's head that gives a field a value, in the ways the tools write it: {@code **Status**: pending},
 * {@code **Status:** pending}, {@code - Status: pending}.
 *
 * @param lead all before the value
 * @param field in lower case, without spaces and hyphens
 */
record ItemLine(String lead, String field, String value) {
    static final String STATUS = "status";
    static final String PRIORITY = "priority";
    static final String BLOCKS = "blocks";
    static final String BLOCKED_BY = "blockedby";
    static final String REASON = "blockedreason";

    /** What an agent is not told: the state of an item is kept for it. */
    static final Set<String> KEPT_FOR_THE_AGENT =
            Set.of(STATUS, PRIORITY, BLOCKS, BLOCKED_BY, REASON, "workitemid", "updatedat");

    private static final Pattern LINE = Pattern.compile(
            "(\\s*(?:[-*+][ \\t]+)?(?:\\*\\*)?([A-Za-z][A-Za-z -]{0,30})(?:\\*\\*[ \\t]*:|:\\*\\*|:)[ \\t]*)(.*)");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Empty where the line is none of a field that Trackyard knows. */
    static Optional<ItemLine> of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String field = matcher.group(2).replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
        return KEPT_FOR_THE_AGENT.contains(field)
                ? Optional.of(new ItemLine(matcher.group(1), field, matcher.group(3)))
                : Optional.empty();
    }

    /** The line with another value; white space at its end, which may be a line break of Markdown, stays. */
    String with(String other) {
        String space = lead.isBlank() || Character.isWhitespace(lead.charAt(lead.length() - 1)) ? "" : " ";
        return lead + space + other + value.substring(value.stripTrailing().length());
    }

    /** The lines that may hold fields: those before the first heading below the title. Ends of lines are left out. */
    static List<String> head(String text) {
        List<String> head = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("##")) {
                break;
            }
            head.add(line);
        }
        return head;
    }

    /** Whether the line is the title of an item. */
    static boolean isTitle(String line) {
        return line.startsWith("# ") || line.startsWith(BYTE_ORDER_MARK + "# ");
    }
}
