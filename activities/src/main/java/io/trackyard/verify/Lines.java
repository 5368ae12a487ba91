package io.trackyard.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines, each so many times. */
final class Lines {
    private final Map<String, Integer> counts = new HashMap<>();

    void add(String line) {
        counts.merge(line, 1, Integer::sum);
    }

    /** Those of the lines for which there is none here; what there is goes with the one it is for. */
    List<String> takenFrom(List<String> lines) {
        return lines.stream().filter(line -> !take(line)).toList();
    }

    private boolean take(String line) {
        int count = counts.getOrDefault(line, 0);
        if (count > 0) {
            counts.put(line, count - 1);
        }
        return count > 0;
    }
}
