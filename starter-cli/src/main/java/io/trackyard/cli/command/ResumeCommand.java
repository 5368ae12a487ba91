package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.StatusJson;
import io.trackyard.run.RunState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings back what died. */
@Command(
        name = "resume",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard resume", ""},
        description = {
            "Starts the server and the worker again where they had died; runs go on where they were.",
            "",
            "Sessions that lived on are taken up again, those that ended meanwhile are collected. A paused run stays paused."
        })
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    RunChoice run = new RunChoice();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public ResumeCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            RunChoice.Chosen chosen = run.choose(yard);
            boolean started = yard.ensureWorkerFor(chosen);
            if (output.json()) {
                output.printJson(yard.around(), StatusJson.of(yard.read(chosen)));
            } else {
                Revived.say(yard, output, started);
                RunState state = yard.runs().describe(chosen.workflow()).state();
                String how = state.isOver() ? "is " + state.word() : started ? "goes on" : "needs nothing";
                output.say(yard.around(), "run %s %s".formatted(chosen.name(), how));
            }
            return ExitStatus.DONE.code();
        }
    }
}
