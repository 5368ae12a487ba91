package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.Moment;
import io.trackyard.display.RunSummary;
import io.trackyard.display.RunView;
import io.trackyard.display.StatusJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how a run stands. */
@Command(
        name = "status",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard status --json", ""},
        description = {
            "Shows how a run stands, and brings back what of it had died.",
            "",
            "The exit code is 0 whatever it shows; trackyard wait tells by its exit code."
        })
public final class StatusCommand implements Callable<Integer> {
    /** More rows than any screen has: a status is printed whole. */
    private static final int ALL_ROWS = Integer.MAX_VALUE;

    @Mixin
    RunChoice run = new RunChoice();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public StatusCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            RunChoice.Chosen chosen = run.choose(yard);
            Revived.say(yard, output, yard.ensureWorkerFor(chosen));
            RunSnapshot snapshot = yard.read(chosen);
            if (output.json()) {
                output.printJson(yard.around(), StatusJson.of(snapshot));
                return ExitStatus.DONE.code();
            }
            Moment moment = yard.around().moment();
            int width = OutputOptions.width(yard.around());
            output.print(
                    yard.around(),
                    snapshot.state().isOver()
                            ? RunSummary.of(snapshot, moment, width)
                            : RunView.of(snapshot, moment, width, ALL_ROWS));
            return ExitStatus.DONE.code();
        }
    }
}
