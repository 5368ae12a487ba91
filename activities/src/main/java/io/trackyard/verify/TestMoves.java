package io.trackyard.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds which of the files that are new were gone elsewhere: by the same text first, then by how many lines they share. */
final class TestMoves {
    /** So much of the longer of two files must be in both. Git's own default. */
    private static final double ALIKE = 0.5;

    /** Beyond that many comparisons only files of one name are compared. */
    private static final int MOST_COMPARED = 2_500;

    private final Map<TestFileChange, TestFileChange> newByGone = new LinkedHashMap<>();
    private final Set<TestFileChange> taken = new HashSet<>();

    /** {@code changes} in any order. */
    TestMoves(List<TestFileChange> changes) {
        List<TestFileChange> gone =
                changes.stream().filter(change -> change.after().isEmpty()).toList();
        List<TestFileChange> added =
                changes.stream().filter(change -> change.before().isEmpty()).toList();
        same(gone, added);
        alike(rest(gone), rest(added));
    }

    /** Where a file went that is gone. */
    Optional<TestFileChange> of(TestFileChange gone) {
        return Optional.ofNullable(newByGone.get(gone));
    }

    /** Whether a file that is new came from another. */
    boolean isOneEnd(TestFileChange change) {
        return taken.contains(change);
    }

    private void same(List<TestFileChange> gone, List<TestFileChange> added) {
        Map<String, List<TestFileChange>> byText = new HashMap<>();
        added.forEach(change -> byText.computeIfAbsent(change.after().orElseThrow(), text -> new ArrayList<>())
                .add(change));
        for (TestFileChange change : gone) {
            List<TestFileChange> equal = byText.getOrDefault(change.before().orElseThrow(), new ArrayList<>());
            Optional<TestFileChange> to = equal.stream()
                    .filter(other -> name(other).equals(name(change)))
                    .findFirst()
                    .or(() -> equal.stream().findFirst());
            to.ifPresent(other -> {
                equal.remove(other);
                pair(change, other);
            });
        }
    }

    private void alike(List<TestFileChange> gone, List<TestFileChange> added) {
        boolean all = (long) gone.size() * added.size() <= MOST_COMPARED;
        Map<TestFileChange, Map<String, Integer>> lines = new HashMap<>();
        for (TestFileChange change : gone) {
            TestFileChange best = null;
            double most = ALIKE;
            for (TestFileChange other : added) {
                if (taken.contains(other) || !all && !name(other).equals(name(change))) {
                    continue;
                }
                double shared = shared(
                        lines.computeIfAbsent(
                                change, file -> lines(file.before().orElseThrow())),
                        lines.computeIfAbsent(other, file -> lines(file.after().orElseThrow())));
                if (shared >= most) {
                    most = shared;
                    best = other;
                }
            }
            if (best != null) {
                pair(change, best);
            }
        }
    }

    private void pair(TestFileChange gone, TestFileChange added) {
        newByGone.put(gone, added);
        taken.add(gone);
        taken.add(added);
    }

    private List<TestFileChange> rest(List<TestFileChange> changes) {
        return changes.stream().filter(change -> !taken.contains(change)).toList();
    }

    private static double shared(Map<String, Integer> one, Map<String, Integer> other) {
        int longer = Math.max(size(one), size(other));
        int both = one.entrySet().stream()
                .mapToInt(line -> Math.min(line.getValue(), other.getOrDefault(line.getKey(), 0)))
                .sum();
        return longer == 0 ? 0 : (double) both / longer;
    }

    private static int size(Map<String, Integer> lines) {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toMap(line -> line, line -> 1, Integer::sum));
    }

    private static String name(TestFileChange change) {
        return change.path().substring(change.path().lastIndexOf('/') + 1);
    }
}
