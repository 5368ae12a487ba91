package io.trackyard.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the name a person may have meant, so that an error can ask. */
public final class NearestName {
    private static final int MOST_LISTED = 20;

    private NearestName() {}

    /** The nearest of the known names, if it is at most a third of the word away. The first of equals wins. */
    public static Optional<String> to(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / 3);
        String nearest = null;
        int least = most + 1;
        for (String name : known) {
            if (Math.abs(name.length() - word.length()) < least) {
                int distance = distance(word, name);
                nearest = distance < least ? name : nearest;
                least = Math.min(least, distance);
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code did you mean "api-model"?}, where {@linkplain #to one is near}: a remedy in words. */
    public static Optional<String> question(String word, Collection<String> known) {
        return to(word, known).map("did you mean \"%s\"?"::formatted);
    }

    /** All the known names, the nearest first; equals keep their order. */
    public static List<String> first(String word, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(name -> distance(word, name)))
                .toList();
    }

    /** {@code a, b, c and 5 more}: the nearest first where a word was typed, and no more than a person reads before looking elsewhere. */
    public static String listed(String word, Collection<String> known) {
        return NameList.of(word.isEmpty() ? List.copyOf(known) : first(word, known), MOST_LISTED);
    }

    /** Edits between two words, a swap of neighbours being one: the optimal string alignment distance. */
    private static int distance(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                edits[i][j] = Math.min(edits[i - 1][j - 1] + changed, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[from.length()][to.length()];
    }
}
