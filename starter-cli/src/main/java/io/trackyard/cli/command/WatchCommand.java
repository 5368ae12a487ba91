package io.trackyard.cli.command;

import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Watching;
import io.trackyard.cli.Yard;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a run as it goes. */
@Command(
        name = "watch",
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

    private final Supplier<Yard> yards;

    public WatchCommand(Supplier<Yard> yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.get()) {
            RunChoice.Chosen chosen = run.choose(yard);
            Revived.say(yard, output, yard.ensureWorker());
            return new Watching(yard, output).toTheEnd(chosen).code();
        }
    }
}
