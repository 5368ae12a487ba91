package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The tasks of one phase whose scopes overlap, in the order in which they are carried out.
 *
 * @param number its place in the phase, from 1
 * @param label where it works, for people: the deepest directory that holds all it may touch, {@code "pkg/export/**"}, or
 *     where there is none the places themselves, {@code "docs/**, src/**"}
 * @param exclusive whether no other track of the phase may be open beside it
 * @param tasks in order; never empty
 */
public record Track(
        @JsonProperty("number") int number,
        @JsonProperty("label") String label,
        @JsonProperty("exclusive") boolean exclusive,
        @JsonProperty("tasks") List<TaskId> tasks) {

    public Track {
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty() || number < 1) {
            throw new IllegalArgumentException("a track has a number from 1 and at least one task");
        }
    }

    /** The letters people know it by. */
    public String name() {
        return nameOf(number);
    }

    /** 1 is A, 26 is Z, 27 is AA. */
    public static String nameOf(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }

    /** The number of the track of that name. */
    public static int numberOf(String name) {
        return name.chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1);
    }
}
