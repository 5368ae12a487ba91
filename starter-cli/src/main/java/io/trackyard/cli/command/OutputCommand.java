package io.trackyard.cli.command;

import io.trackyard.cli.BackgroundTasks;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.TimeLimit;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.OutputJson;
import io.trackyard.launch.BackgroundSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the result of a background task. */
@Command(
        name = "output",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.COMPLETED,
            ExitCodes.TASK_FAILED,
            ExitCodes.TASKS,
            ExitCodes.SERVER,
            ExitCodes.TASK_OPEN,
            ExitCodes.ENVIRONMENT
        },
        header = {"Example: trackyard output search-1 --wait --timeout 10m", ""},
        description = {
            "Prints the result of a background task: what its agent printed, of a long output the last 64 kB.",
            "",
            "Of a task that has ended no server is asked."
        })
public final class OutputCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "The name of the task.")
    String id = "";

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--wait", description = "Wait for its end.")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait at most: 90s, 10m, 2h (default: no limit).")
    @Nullable
    String timeout;

    private final Yards yards;

    public OutputCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<Duration> limit = Optional.ofNullable(timeout).map(Durations::parse);
        try (Yard yard = yards.open(output)) {
            BackgroundTasks tasks = new BackgroundTasks(yard);
            TimeLimit patience = TimeLimit.of(limit);
            boolean waits = wait || timeout != null;
            BackgroundSnapshot task =
                    waits ? tasks.await(id, patience) : tasks.roll().task(id);
            if (output.json()) {
                output.printJson(yard.around(), OutputJson.of(task));
            } else {
                TaskOutput.print(yard, output, task);
            }
            return ExitStatus.of(List.of(task.status())).code();
        }
    }
}
