package io.trackyard.source.planning;

import java.util.function.UnaryOperator;

/** Changes lines of a text one by one; what ends them stays as it is. */
final class LineEdits {
    private LineEdits() {}

    /** @param change given each line without its end */
    static String each(String text, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int next = feed < 0 ? text.length() : feed + 1;
            int end = feed < 0 ? next : feed > at && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
            changed.append(change.apply(text.substring(at, end))).append(text, end, next);
            at = next;
        }
        return changed.toString();
    }
}
