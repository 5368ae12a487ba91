package io.trackyard.agent;

import java.util.List;
import java.util.stream.Collectors;

/** Texts of others in a prompt: marked off from its own words, and within limits. */
final class PromptText {
    /** More than any task needs, and little beside what an agent can read. */
    static final int LONGEST = 100_000;

    static final int MOST_ITEMS = 100;

    private PromptText() {}

    /** Between marks of that name, or of one that the text does not hold. */
    static String fenced(String name, String text) {
        String mark = name;
        for (int number = 2; holds(text, mark); number++) {
            mark = name + "-" + number;
        }
        return "<%1$s>\n%2$s\n</%1$s>".formatted(mark, text);
    }

    private static boolean holds(String text, String mark) {
        return text.contains("<" + mark + ">") || text.contains("</" + mark + ">");
    }

    /** Cut in the middle, with a note there, where it is too long. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int left = text.length() - LONGEST;
        int half = LONGEST / 2;
        return "%s\n\n[%d characters are left out here]\n\n%s"
                .formatted(text.substring(0, half), left, text.substring(text.length() - half));
    }

    /** As a list, of which too many are counted only. */
    static String listed(List<String> items) {
        String some = items.stream().limit(MOST_ITEMS).map(item -> "- " + item).collect(Collectors.joining("\n"));
        return items.size() <= MOST_ITEMS ? some : "%s\n- … and %d more".formatted(some, items.size() - MOST_ITEMS);
    }
}
