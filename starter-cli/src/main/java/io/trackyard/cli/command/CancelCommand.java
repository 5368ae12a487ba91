package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a run. */
@Command(
        name = "cancel",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard cancel bright-heron", ""},
        description = "Ends a run now, its sessions with it; their work is kept in snapshots.")
public final class CancelCommand implements Callable<Integer> {
    @Mixin
    RunChoice run = new RunChoice();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public CancelCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            RunChoice.Chosen chosen = run.choose(yard);
            RunControl.refuseOver(yard, chosen, "cancel");
            yard.runs().cancel(chosen.workflow());
            yard.ensureWorker();
            return RunControl.told(yard, output, chosen, "is being cancelled; the work of its sessions is kept");
        }
    }
}
