package io.trackyard.runfiles;

import io.trackyard.plan.TaskId;
import java.util.Collection;
import java.util.stream.IntStream;

/** The names of tasks that find out why another came to nothing: {@code spike-bd-104}, then {@code spike-bd-104-2}. */
public final class Spikes {
    private static final String PREFIX = "spike-";

    private Spikes() {}

    /** A name that none of the tasks has. */
    public static TaskId name(TaskId of, Collection<TaskId> taken) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> TaskId.of(PREFIX + of + (number == 1 ? "" : "-" + number)))
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /** Whether that is the name of a spike of the other. */
    public static boolean isSpike(TaskId id, TaskId of) {
        String name = PREFIX + of;
        return id.text().equals(name)
                || (id.text().startsWith(name + "-")
                        && id.text().substring(name.length() + 1).chars().allMatch(Character::isDigit));
    }
}
