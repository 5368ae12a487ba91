package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Watching;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a run as it goes. */
@Command(
        name = "watch",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.INTEGRATED,
            ExitCodes.INCOMPLETE,
            ExitCodes.USAGE,
            ExitCodes.SERVER,
            ExitCodes.CANCELLED,
            ExitCodes.UNATTENDED,
            ExitCodes.ENVIRONMENT,
            ExitCodes.INTERRUPTED
        },
        header = {"Example: trackyard watch", ""},
        description = {
            "Shows a run until it ends: redrawn on a terminal, a line for each change elsewhere.",
            "",
            "Ctrl-C leaves the run alive. The exit code is that of the run."
        })
public final class WatchCommand implements Callable<Integer> {
    @Mixin
    RunChoice run = new RunChoice();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public WatchCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            RunChoice.Chosen chosen = run.choose(yard);
            Revived.say(yard, output, yard.ensureWorkerFor(chosen));
            return new Watching(yard, output).toTheEnd(chosen).code();
        }
    }
}
