package io.trackyard.source.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a text in which a task says where it is to be edited, as beads templates do: a heading, mostly above a
 * table, or a point of a list.
 */
final class EditLocus {
    private static final Pattern MARK = Pattern.compile("edit[ _-]locus");

    private EditLocus() {}

    /** The lines of the first such part; empty where the text has none. */
    static Optional<String> in(String text) {
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            if (MARK.matcher(lines.get(at).toLowerCase(Locale.ROOT)).find()) {
                return Optional.of(String.join("\n", partFrom(lines.subList(at, lines.size()))));
            }
        }
        return Optional.empty();
    }

    /** A heading holds up to the next one of its level or above, a point of a list what is indented below it. */
    private static List<String> partFrom(List<String> lines) {
        int level = levelOf(lines.get(0));
        int indent = indentOf(lines.get(0));
        List<String> part = new ArrayList<>(lines.subList(0, 1));
        for (String line : lines.subList(1, lines.size())) {
            boolean goesOn = level > 0 ? levelOf(line) == 0 || levelOf(line) > level : indentOf(line) > indent;
            if (!goesOn) {
                break;
            }
            part.add(line);
        }
        return part;
    }

    /** How many {@code #} it starts with; 0 for a line that is no heading. */
    private static int levelOf(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        return level;
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
