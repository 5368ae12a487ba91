package io.trackyard.plan;

import io.trackyard.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tasks of one repository at one moment, checked: ids are unique, every need is a task of the plan, and no task
 * needs itself through others.
 *
 * @param tasks the tasks that can be carried out, in the order of the source; needs that are met are gone from them
 * @param held what stays out, with the reason
 * @param warnings what a person should see before the start
 */
public record Plan(List<Task> tasks, List<HeldTask> held, List<Problem> warnings) {
    public Plan {
        tasks = List.copyOf(tasks);
        held = List.copyOf(held);
        warnings = List.copyOf(warnings);
    }

    /**
     * Checks what a source holds. A task that needs a held one is held as well.
     *
     * @throws InvalidPlanException with all faults at once
     */
    public static Plan of(TaskList list, UnknownNeed unknownNeed) {
        return PlanCheck.of(list, unknownNeed);
    }

    /** The tasks by id, in order. */
    public Map<TaskId, Task> byId() {
        Map<TaskId, Task> byId = new LinkedHashMap<>();
        tasks.forEach(task -> byId.put(task.id(), task));
        return byId;
    }

    /** The same plan with one more warning list behind its own. */
    public Plan warning(List<Problem> more) {
        List<Problem> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Plan(tasks, held, all);
    }
}
