package io.trackyard.display;

import org.jline.utils.WCWidth;

/** Text measured as a terminal shows it: by columns, of which a Chinese character or an emoji takes two. */
final class Columns {
    private static final String CUT = "…";

    private Columns() {}

    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    private static int of(int character) {
        return Math.max(0, WCWidth.wcwidth(character));
    }

    /** The text if it fits, else as much of it as does with an ellipsis behind. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        return width < 1 ? "" : start(text, width - 1).stripTrailing() + CUT;
    }

    /** As much of the beginning as fits, between characters. */
    static String start(String text, int width) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += of(character);
            if (used > width) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    /** The text, cut or filled up with spaces, in exactly that many columns. */
    static String fit(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(Math.max(0, width - of(cut)));
    }

    /** Filled up on the left. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }
}
