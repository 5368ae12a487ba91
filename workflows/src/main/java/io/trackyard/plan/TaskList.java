package io.trackyard.plan;

import java.util.List;
import java.util.Set;

/**
 * What a source was found to hold, before it is checked.
 *
 * @param tasks the open work, in the order of the source
 * @param held what stays out, with the reason
 * @param settled ids that are done already, closed in the source or integrated in git: a need on them is met
 */
public record TaskList(List<Task> tasks, List<HeldTask> held, Set<TaskId> settled) {
    public TaskList {
        tasks = List.copyOf(tasks);
        held = List.copyOf(held);
        settled = Set.copyOf(settled);
    }
}
