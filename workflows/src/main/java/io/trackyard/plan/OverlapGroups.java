package io.trackyard.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places joined by overlapping patterns, through others too. Patterns can only overlap where the fixed names one starts
 * with start the other as well, so a pattern is compared with those filed at its own fixed names and above, and, once,
 * with those below.
 */
final class OverlapGroups {
    private final int[] leaders;
    private final Directory root = new Directory();

    OverlapGroups(int places) {
        leaders = new int[places];
        Arrays.setAll(leaders, place -> place);
    }

    /** Joins the place with all earlier ones whose patterns overlap this one. */
    void add(int place, PathPattern pattern) {
        Directory directory = root;
        directory.joinOverlapping(place, pattern);
        for (String name : pattern.fixedNames()) {
            directory = directory.below.computeIfAbsent(name, absent -> new Directory());
            directory.joinOverlapping(place, pattern);
        }
        if (directory.patterns.putIfAbsent(pattern, place) == null) {
            directory.below.values().forEach(child -> child.joinAllBelow(place, pattern));
        }
    }

    /** The earliest place of the group. */
    int leaderOf(int place) {
        int at = place;
        while (leaders[at] != at) {
            leaders[at] = leaders[leaders[at]];
            at = leaders[at];
        }
        return at;
    }

    private void join(int place, int other) {
        int ours = leaderOf(place);
        int theirs = leaderOf(other);
        leaders[Math.max(ours, theirs)] = Math.min(ours, theirs);
    }

    /** A name in the tree of all fixed names, with the patterns whose fixed names end here and who came with each. */
    private final class Directory {
        private final Map<String, Directory> below = new HashMap<>();
        private final Map<PathPattern, Integer> patterns = new LinkedHashMap<>();

        void joinOverlapping(int place, PathPattern pattern) {
            patterns.forEach((other, first) -> {
                if (leaderOf(first) != leaderOf(place) && pattern.overlaps(other)) {
                    join(place, first);
                }
            });
        }

        void joinAllBelow(int place, PathPattern pattern) {
            List<Directory> open = new ArrayList<>(List.of(this));
            while (!open.isEmpty()) {
                Directory next = open.remove(open.size() - 1);
                next.joinOverlapping(place, pattern);
                open.addAll(next.below.values());
            }
        }
    }
}
