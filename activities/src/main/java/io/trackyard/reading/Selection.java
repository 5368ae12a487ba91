package io.trackyard.reading;

import io.trackyard.plan.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a plan a person wants carried out.
 *
 * @param phase the number of a phase of the whole plan; absent for all
 * @param tasks ids; none for all
 */
public record Selection(@Nullable Integer phase, List<TaskId> tasks) {
    /** The whole plan. */
    public static final Selection ALL = new Selection(null, List.of());

    public Selection {
        tasks = List.copyOf(tasks);
    }
}
