package io.trackyard.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source was found to hold, before it is checked.
 *
 * @param tasks the open work, in the order of the source
 * @param held what stays out, with the reason
 * @param settled ids that are done already, closed in the source or integrated in git: a need on them is met
 * @param needs where single needs stand, for messages; empty where a source has no lines for them
 */
public record TaskList(List<Task> tasks, List<HeldTask> held, Set<TaskId> settled, Map<Need, Position> needs) {
    public TaskList {
        tasks = List.copyOf(tasks);
        held = List.copyOf(held);
        settled = Set.copyOf(settled);
        needs = Map.copyOf(needs);
    }

    /** One whose needs stand where their tasks do. */
    public TaskList(List<Task> tasks, List<HeldTask> held, Set<TaskId> settled) {
        this(tasks, held, settled, Map.of());
    }

    /**
     * One task's need of another.
     *
     * @param task that needs
     * @param on what it needs
     */
    public record Need(TaskId task, TaskId on) {}

    /** Where a need stands: its own place, or that of its task. */
    @Nullable
    Position positionOf(Task task, TaskId on) {
        Position own = needs.get(new Need(task.id(), on));
        return own == null ? task.position() : own;
    }
}
