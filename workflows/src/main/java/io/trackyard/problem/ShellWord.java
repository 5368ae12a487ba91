package io.trackyard.problem;

import java.util.regex.Pattern;

/** Writes a text as one word of a command, so that what a {@link Remedy} says can be pasted: ids and paths are any text. */
public final class ShellWord {
    /** What a POSIX shell takes as one word without quotes. */
    private static final Pattern ONE_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private ShellWord() {}

    /** The text itself, in quotes where a shell would take it for anything else than that one word. */
    public static String of(String text) {
        return ONE_WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
