package io.trackyard.run;

import io.trackyard.payload.SentText;
import java.nio.charset.StandardCharsets;

/** Keeps texts within what a server takes and a person reads. */
public final class Text {
    /** Real servers refuse a summary above 400 bytes, older ones above 200. */
    private static final int SUMMARY_BYTES = 180;

    private static final int LINE_CHARACTERS = 200;

    /** All of them in a script of three bytes a letter. */
    private static final int LINE_BYTES = 600;

    private Text() {}

    /** At most {@value #SUMMARY_BYTES} bytes as they are sent, cut between characters. */
    public static String summary(String text) {
        return SentText.within(text.replaceAll("\\s+", " "), SUMMARY_BYTES);
    }

    /** One line of at most {@value #LINE_CHARACTERS} characters and {@value #LINE_BYTES} bytes as they are sent. */
    public static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return SentText.line(line, LINE_CHARACTERS, LINE_BYTES);
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
        int left = bytes - bytes("…");
        StringBuilder cut = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            left -= bytes(Character.toString(character));
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(character);
        }
        return cut + "…";
    }
}
