package io.trackyard.cli.command;

import io.trackyard.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Asks a person at a terminal. */
final class Question {
    private Question() {}

    /** True for y or yes; anything else, and the end of the input, is a no. */
    static boolean yes(Surroundings around, String question) {
        String answer = ask(around, question + " [y/N] ").toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** True only where one of the words is typed in full. */
    static boolean typed(Surroundings around, String question, List<String> words) {
        return words.contains(ask(around, "%s Type %s: ".formatted(question, String.join(" or ", words))));
    }

    /** What was typed; empty at the end of the input. */
    static String ask(Surroundings around, String question) {
        around.err().print(question);
        around.err().flush();
        return line(around.in()).strip();
    }

    /** Takes no more than the line: what is behind it answers the next question. */
    private static String line(InputStream in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (IOException gone) {
            return ""; // a terminal that was closed says no more than one that is silent
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
