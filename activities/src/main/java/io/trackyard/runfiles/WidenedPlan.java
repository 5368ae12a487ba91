package io.trackyard.runfiles;

import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.FrozenPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run's plan with the scopes that its tasks have by now: what they took in as they were carried out belongs to them. */
public final class WidenedPlan {
    private WidenedPlan() {}

    /** The plan, the same where no scope has grown. */
    public static FrozenPlan of(OpenRun run) {
        FrozenPlan plan = run.plan();
        List<Task> tasks = plan.tasks().stream().map(task -> widened(run, task)).toList();
        return tasks.equals(plan.tasks()) ? plan : plan.holding(plan.phases(), tasks, plan.held());
    }

    /** What a task was verified with last. */
    public static Optional<TaskVerdict> verdict(OpenRun run, TaskId task) {
        return run.directory()
                .begun(task.text())
                .map(directory -> new TaskFiles(directory).read().verdict());
    }

    private static Task widened(OpenRun run, Task task) {
        List<String> paths = verdict(run, task.id()).map(TaskVerdict::widened).orElse(List.of());
        return !paths.isEmpty() && task.scope() instanceof Scope.Declared declared
                ? task.draft()
                        .scope(new Scope.Declared(
                                Stream.concat(
                                                declared.patterns().stream(),
                                                paths.stream().map(PathPattern::of))
                                        .toList(),
                                declared.origin()))
                        .build()
                : task;
    }
}
