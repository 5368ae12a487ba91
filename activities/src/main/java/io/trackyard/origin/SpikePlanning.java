package io.trackyard.origin;

import io.trackyard.activity.FixPlan;
import io.trackyard.activity.SpikeRequest;
import io.trackyard.plan.Changes;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.Spikes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a task that finds out why another came to nothing, and lets that one need it. The source is told nothing of it: it
 * is the run's own. The same request always gives the same task.
 */
final class SpikePlanning {
    private final OpenRun run;

    SpikePlanning(OpenRun run) {
        this.run = run;
    }

    FixPlan plan(SpikeRequest request) {
        FrozenPlan before = run.plan();
        Task failed = run.task(request.task());
        TaskId id =
                Spikes.name(failed.id(), before.tasks().stream().map(Task::id).toList());
        Task spike = Task.draft(id)
                .title("Find out why %s came to nothing".formatted(failed.id()))
                .prompt(prompt(failed, request.reason()))
                .priority(failed.priority())
                .changes(Changes.OPTIONAL)
                .build();
        List<Task> known = before.tasks().stream()
                .map(task -> task.equals(failed)
                        ? task.needing(Stream.concat(task.needs().stream(), Stream.of(id))
                                .toList())
                        : task)
                .toList();
        return PhaseAddition.freeze(run, request.phase(), known, List.of(spike));
    }

    private String prompt(Task failed, String reason) {
        return """
                Task %1$s, "%2$s", was tried and came to nothing: %3$s

                Find out why, and what has to be done otherwise. You may look at all of it: the last work on the task is kept, \
                git show %4$s. Change a file only where that mends what was in the task's way, not to do the task.

                Say at the end, in a few sentences, what you found and how the task is to be done: that is told to whoever \
                tries it next.

                ## The task

                %5$s
                """.formatted(
                        failed.id(),
                        failed.title(),
                        reason,
                        run.refs().abandoned(failed.id().text()),
                        failed.prompt().strip());
    }
}
