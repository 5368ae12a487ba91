package io.trackyard.cli.command;

import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts no new task for a while. */
@Command(
        name = "pause",
        header = {"Example: trackyard pause bright-heron", ""},
        description = "Starts no new task until trackyard unpause; what is being carried out goes on.")
public final class PauseCommand implements Callable<Integer> {
    @Mixin
    RunChoice run = new RunChoice();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Supplier<Yard> yards;

    public PauseCommand(Supplier<Yard> yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.get()) {
            RunChoice.Chosen chosen = run.choose(yard);
            RunControl.refuseOver(yard, chosen, "pause");
            yard.runs().pause(chosen.workflow());
            yard.ensureWorker();
            return RunControl.told(
                    yard, output, chosen, "starts no new task from now on; trackyard unpause takes it back");
        }
    }
}
