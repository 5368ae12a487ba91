package io.trackyard.cli.command;

import io.trackyard.activity.LandingChoice;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunStart;
import io.trackyard.cli.Watching;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.BatchJson;
import io.trackyard.display.BatchOutcome;
import io.trackyard.display.BatchView;
import io.trackyard.git.Repository;
import io.trackyard.launch.RunOrder;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchCall;
import io.trackyard.reading.PlanReader;
import io.trackyard.reading.PlanReading;
import io.trackyard.reading.PlanRequest;
import io.trackyard.reading.Selection;
import io.trackyard.run.RunState;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Carries out one batch of task XML, for a program that goes through the layers and merges by itself. */
@Command(
        name = "batch",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.BATCH,
            ExitCodes.BATCH_FAILED,
            ExitCodes.START,
            ExitCodes.SERVER,
            ExitCodes.CANCELLED,
            ExitCodes.UNATTENDED,
            ExitCodes.ENVIRONMENT,
            ExitCodes.INTERRUPTED
        },
        header = {
            "Example: trackyard batch --tasks-path docs/tasks/shelf --task-ids L1-001,L1-002",
            "           --project-path . --worktree-dir ../.worktrees --batch-number 1",
            "           --layer 1-foundation --agent-command 'claude -p'",
            ""
        },
        description = {
            "Carries out one batch of task XML, one attempt for each task, and merges nothing.",
            "",
            "What is verified is left on branches worktree-ID, checked out in the worktree directory, and `ready` in the merge "
                    + "queue of execute-state.json. The end of the output is BATCH_RESULT: and its object."
        })
public final class BatchCommand implements Callable<Integer> {
    @Mixin
    BatchOptions options = new BatchOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public BatchCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output);
                Repository repository = yard.repository(options.project)) {
            Path tasks = yard.around().directory().resolve(options.tasks);
            BatchCall call = options.call(yard.around().directory());
            PlanReading reading = read(repository, yard, tasks, call);
            options.agent.demandKnown(reading.settings().kinds());
            BatchReport report =
                    new BatchReport(repository, tasks, call, reading.plan().tasks());
            if (reading.plan().tasks().isEmpty()) {
                output.say(yard.around(), "All of these tasks are verified or merged already.");
                return show(yard, report.outcome(List.of()), ExitStatus.DONE);
            }
            RunOrder order = RunOrder.of(reading, reading.policy(), LandingChoice.NONE);
            AgentProgram.demand(reading, repository, yard.around().environment());
            new Confirmation(yard.around(), output).refuseDirty(repository, reading);
            options.makeWorktrees(yard.around().directory());
            tellOrder(yard, call, reading.plan().tasks());
            Optional<RunSnapshot> last =
                    new Watching(yard, output).untilSettled(new RunStart(yard, output).start(repository, order));
            if (last.isEmpty()) {
                return ExitStatus.INTERRUPTED.code();
            }
            RunState state = last.get().state();
            return show(
                    yard,
                    report.outcome(last.get().tasks()),
                    state == RunState.COMPLETED ? ExitStatus.DONE : ExitStatus.of(last.get()));
        }
    }

    private PlanReading read(Repository repository, Yard yard, Path tasks, BatchCall call) {
        Set<TaskId> integrated =
                repository.tasksIn(repository.head()).stream().map(TaskId::of).collect(Collectors.toUnmodifiableSet());
        return new PlanReader(
                        Waiter.sleeping(), yard.around().time(), yard.around().environment())
                .read(new PlanRequest(
                                repository.topLevel(),
                                Optional.of(tasks),
                                Selection.ALL,
                                new KnownTasks(Set.of(), integrated),
                                repository::trackedFiles,
                                options.settings())
                        .batch(call));
    }

    /** What is left out, and what has to wait for another task of the batch, is said before the start. */
    private void tellOrder(Yard yard, BatchCall call, List<Task> tasks) {
        Set<TaskId> open = tasks.stream().map(Task::id).collect(Collectors.toSet());
        call.tasks().stream()
                .filter(id -> !open.contains(id))
                .forEach(id -> output.say(
                        yard.around(), "%s is verified or merged already and is left as it is".formatted(id)));
        for (Task task : tasks) {
            String needs = task.needs().stream()
                    .filter(open::contains)
                    .map(TaskId::text)
                    .collect(Collectors.joining(", "));
            if (!needs.isEmpty()) {
                output.say(
                        yard.around(),
                        "%s needs %s: the batch is split, it starts when that is verified".formatted(task.id(), needs));
            }
        }
    }

    private int show(Yard yard, BatchOutcome outcome, ExitStatus ended) {
        if (output.json()) {
            output.printJson(yard.around(), BatchJson.of(outcome));
        } else {
            BatchView.of(outcome, output.quiet()).forEach(yard.around().out()::println);
            yard.around().out().flush();
        }
        boolean failed = ended == ExitStatus.DONE && !outcome.isAllVerified();
        return (failed ? ExitStatus.INCOMPLETE : ended).code();
    }
}
