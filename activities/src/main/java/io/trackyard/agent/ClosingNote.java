package io.trackyard.agent;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an agent said last: the end of its own output, as those are told of it who go on from its work. Whole lines of plain
 * text; data, never an instruction.
 */
public final class ClosingNote {
    /** Enough for what is of use, little enough not to crowd out a task. */
    public static final int LONGEST_BYTES = 2_048;

    /** To be looked at: colours and the redrawn lines of a progress display take room that the words have to be found in. */
    public static final int READ_BYTES = 64 * 1024;

    /** Of terminals: sequences that set something, titles among them, and those that draw. */
    private static final Pattern ESCAPES =
            Pattern.compile("\u001B(?:\\][^\u0007\u001B\n]*(?:\u0007|\u001B\\\\)?|\\[[0-?]*[ -/]*[@-~]?|[ -/]*[0-~])");

    /** What cannot be seen, or makes text seem to be another than it is. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\u202A-\u202E\u2066-\u2069&&[^\n\t]]");

    private ClosingNote() {}

    /** Of the end of an output that nobody writes to any more. */
    public static String of(String output) {
        return endOf(cleaned(output));
    }

    /** As a block of Markdown that nothing in it can end. */
    public static String fenced(String note) {
        int longest = Pattern.compile("`+")
                .matcher(note)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + "text\n" + note + "\n" + fence;
    }

    /** Of a line that was drawn again and again the last. */
    private static String cleaned(String text) {
        return Stream.of(ESCAPES.matcher(text).replaceAll("").split("\r*\n"))
                .map(line -> line.substring(line.lastIndexOf('\r') + 1))
                .map(line -> UNSEEN.matcher(line).replaceAll("").stripTrailing())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** From the beginning of a line; of one line that is too long, from the beginning of a character. */
    private static String endOf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_BYTES) {
            return text;
        }
        int from = bytes.length - LONGEST_BYTES;
        while ((bytes[from] & 0xC0) == 0x80) {
            from++;
        }
        String end = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        int line = bytes[from - 1] == '\n' ? 0 : end.indexOf('\n') + 1;
        return end.substring(line).strip();
    }
}
