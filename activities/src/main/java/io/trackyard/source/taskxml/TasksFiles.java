package io.trackyard.source.taskxml;

import io.trackyard.problem.Problem;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.Waiter;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies in a directory of tasks, read once. The task files themselves are read one by one, and only where their tasks
 * are open.
 *
 * @param faults what is wrong with the documents
 */
record TasksFiles(
        TasksDirectory directory, Inventory inventory, ExecuteState state, Waiter waiter, List<Problem> faults) {

    /** @throws io.trackyard.problem.ProblemException where a document is no text */
    static TasksFiles read(TasksDirectory directory, Waiter waiter) {
        PlannedTasks plan = PlannedTasks.of(directory.json(TasksDirectory.PLAN, waiter));
        PlannedTasks manifest = PlannedTasks.of(directory.json(TasksDirectory.MANIFEST, waiter));
        ExecuteState state = new ExecuteState(directory.json(TasksDirectory.STATE, waiter));
        Inventory inventory = Inventory.of(directory, plan, manifest);
        Faults stateFaults = new Faults(state.file().file().name());
        state.check(stateFaults);
        List<Problem> faults = new ArrayList<>(plan.faults());
        faults.addAll(manifest.faults());
        faults.addAll(state.file().faults());
        faults.addAll(stateFaults.all());
        faults.addAll(inventory.faults());
        return new TasksFiles(directory, inventory, state, waiter, List.copyOf(faults));
    }
}
