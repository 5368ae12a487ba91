package io.trackyard.cli.command;

import io.trackyard.cli.Surroundings;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Scanner;

/** Asks a person at a terminal. */
final class Question {
    private Question() {}

    /** True for y or yes; anything else, and the end of the input, is a no. */
    static boolean yes(Surroundings around, String question) {
        around.err().print(question + " [y/N] ");
        around.err().flush();
        try {
            String answer = new Scanner(around.in()).nextLine().strip().toLowerCase(Locale.ROOT);
            return answer.equals("y") || answer.equals("yes");
        } catch (NoSuchElementException nothingTyped) {
            return false;
        }
    }
}
