package io.trackyard.run;

import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

/** Keeps texts within what a server takes and a person reads. */
public final class Text {
    /** Real servers refuse a summary above 400 bytes, older ones above 200. */
    private static final int SUMMARY_BYTES = 180;

    private static final int LINE_CHARACTERS = 200;

    private Text() {}

    /** At most {@value #SUMMARY_BYTES} bytes as they are sent, cut between characters. */
    public static String summary(String text) {
        return cut(text.replaceAll("\\s+", " "), SUMMARY_BYTES, Text::bytesInJson);
    }

    /** One line of at most {@value #LINE_CHARACTERS} characters. */
    public static String oneLine(String text) {
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
        return cut(text, bytes, Text::bytes);
    }

    private static String cut(String text, int bytes, IntUnaryOperator size) {
        if (text.codePoints().map(size).sum() <= bytes) {
            return text;
        }
        int left = bytes - bytes("…");
        StringBuilder cut = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            left -= size.applyAsInt(character);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(character);
        }
        return cut + "…";
    }

    private static int bytes(int character) {
        return bytes(Character.toString(character));
    }

    /** What a server counts: Jackson writes an emoji as two escapes of six bytes. */
    private static int bytesInJson(int character) {
        if (Character.isSupplementaryCodePoint(character)) {
            return 12;
        }
        if (character == '"' || character == '\\') {
            return 2;
        }
        return Character.isISOControl(character) || Character.isSurrogate((char) character) ? 6 : bytes(character);
    }
}
