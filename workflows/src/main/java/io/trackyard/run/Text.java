package io.trackyard.run;

import java.nio.charset.StandardCharsets;

/** Keeps texts within what a server takes and a person reads. */
final class Text {
    /** Real servers refuse a summary above 400 bytes, older ones above 200. */
    private static final int SUMMARY_BYTES = 180;

    private static final int LINE_CHARACTERS = 200;

    private Text() {}

    /** At most {@value #SUMMARY_BYTES} bytes of UTF-8, cut between characters. */
    static String summary(String text) {
        return cut(text.replaceAll("\\s+", " "), SUMMARY_BYTES);
    }

    /** One line of at most {@value #LINE_CHARACTERS} characters. */
    static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LINE_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LINE_CHARACTERS - 1)) + "…";
    }

    /** How much room a text takes. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** At most so many bytes of UTF-8, cut between characters. */
    static String cut(String text, int bytes) {
        if (bytes(text) <= bytes) {
            return text;
        }
        int room = bytes - bytes("…");
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int character : text.codePoints().toArray()) {
            used += bytes(Character.toString(character));
            if (used > room) {
                break;
            }
            cut.appendCodePoint(character);
        }
        return cut + "…";
    }
}
