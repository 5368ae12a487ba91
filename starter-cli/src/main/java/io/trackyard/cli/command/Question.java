package io.trackyard.cli.command;

import io.trackyard.cli.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Scanner;

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
    private static String ask(Surroundings around, String question) {
        around.err().print(question);
        around.err().flush();
        try {
            return new Scanner(around.in()).nextLine().strip();
        } catch (NoSuchElementException nothingTyped) {
            return "";
        }
    }
}
