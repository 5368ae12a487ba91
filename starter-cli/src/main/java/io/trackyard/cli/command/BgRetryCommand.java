package io.trackyard.cli.command;

import io.trackyard.background.host.BackgroundCard;
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

/** Launches a background task again. */
@Command(
        name = "retry",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.TASKS, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard bg retry search-1", ""},
        description = "Launches a task again that has ended, with the same prompt, from what is checked out now.")
public final class BgRetryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "The name of the task.")
    String id = "";

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public BgRetryCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            BackgroundTasks tasks = new BackgroundTasks(yard);
            BackgroundRoll roll = tasks.roll();
            refuseOpen(roll.task(id));
            BackgroundCard card =
                    tasks.launch().retry(roll.files(id), tasks.settings().slots());
            yard.ensureWorker();
            if (output.json()) {
                output.printJson(yard.around(), BackgroundJson.of(List.of(roll.task(id))));
            } else {
                output.say(yard.around(), "%s is launched again, for the %d. time".formatted(id, card.launch()));
            }
            return ExitStatus.DONE.code();
        }
    }

    private static void refuseOpen(BackgroundSnapshot task) {
        if (!task.status().isOver()) {
            String id = task.card().id();
            throw Problem.of(Fault.USER, "task-is-open")
                    .what("%s is %s", id, task.status().word())
                    .remedy("trackyard output --wait " + id, "wait for its end")
                    .remedy("trackyard bg cancel " + id, "end it")
                    .exception();
        }
    }
}
