package io.trackyard.cli.command;

import io.trackyard.background.host.BackgroundDirectory;
import io.trackyard.cli.BackgroundTasks;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.BackgroundJson;
import io.trackyard.launch.BackgroundRoll;
import io.trackyard.launch.BackgroundSnapshot;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets background tasks. */
@Command(
        name = "clear",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.TASKS, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard bg clear", ""},
        description = {
            "Forgets tasks that have ended, with their results: all of them, or those that are named.",
            "",
            "Branches stay; those that wait or run are left alone."
        })
public final class BgClearCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "The names of the tasks (default: all that have ended).")
    List<String> ids = List.of();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public BgClearCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            BackgroundTasks tasks = new BackgroundTasks(yard);
            BackgroundRoll roll = tasks.roll();
            List<BackgroundSnapshot> wanted =
                    ids.isEmpty() ? roll.all() : ids.stream().map(roll::task).toList();
            List<BackgroundSnapshot> over =
                    wanted.stream().filter(task -> task.status().isOver()).toList();
            if (!ids.isEmpty() && over.size() < wanted.size()) {
                throw stillOpen(wanted);
            }
            BackgroundDirectory directory = yard.backgroundDirectory();
            over.forEach(task -> directory.forget(task.card().id()));
            tasks.mirror();
            if (output.json()) {
                output.printJson(yard.around(), BackgroundJson.of(roll.all()));
            } else {
                output.say(yard.around(), "%d forgotten".formatted(over.size()));
            }
            return ExitStatus.DONE.code();
        }
    }

    private static RuntimeException stillOpen(List<BackgroundSnapshot> wanted) {
        String id = wanted.stream()
                .filter(task -> !task.status().isOver())
                .map(task -> task.card().id())
                .findFirst()
                .orElseThrow();
        return Problem.of(Fault.USER, "task-is-open")
                .what("%s has not ended, nothing was forgotten", id)
                .remedy("trackyard bg cancel " + id, "end it first")
                .exception();
    }
}
