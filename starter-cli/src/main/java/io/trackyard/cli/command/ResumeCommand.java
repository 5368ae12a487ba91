package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.StatusJson;
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
            yard.connection();
            boolean started = yard.ensureWorker();
            if (output.json()) {
                output.printJson(yard.around(), StatusJson.of(yard.read(chosen)));
            } else {
                output.say(
                        yard.around(),
                        started
                                ? "The worker was started again; run %s goes on.".formatted(chosen.name())
                                : "Server and worker are alive; run %s needs nothing.".formatted(chosen.name()));
            }
            return ExitStatus.DONE.code();
        }
    }
}
