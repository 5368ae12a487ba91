package io.trackyard.cli.command;

import io.trackyard.cli.BackgroundTasks;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.BackgroundJson;
import io.trackyard.launch.BackgroundSnapshot;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends background tasks. */
@Command(
        name = "cancel",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.TASKS, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard bg cancel search-1", ""},
        description = {
            "Ends tasks now, whether they wait or run: they are failed, with \"cancelled\" as the reason.",
            "",
            "What an editing one did is kept in a snapshot."
        })
public final class BgCancelCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "The names of the tasks.")
    List<String> ids = List.of();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public BgCancelCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            BackgroundTasks tasks = new BackgroundTasks(yard);
            ids.forEach(id -> refuseOver(tasks.roll().task(id)));
            yard.background().cancel(ids);
            yard.ensureWorker();
            if (output.json()) {
                output.printJson(
                        yard.around(),
                        BackgroundJson.of(ids.stream().map(tasks.roll()::task).toList()));
            } else {
                output.say(yard.around(), "being cancelled: " + String.join(", ", ids));
            }
            return ExitStatus.DONE.code();
        }
    }

    private static void refuseOver(BackgroundSnapshot task) {
        if (task.status().isOver()) {
            String id = task.card().id();
            throw Problem.of(Fault.USER, "task-is-over")
                    .what(
                            "%s is %s; there is nothing to cancel",
                            id, task.status().word())
                    .remedy("trackyard output " + id, "see what came of it")
                    .exception();
        }
    }
}
