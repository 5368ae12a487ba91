package io.trackyard.cli.command;

import io.trackyard.activity.LandingChoice;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.LandingJson;
import io.trackyard.git.LandingResult;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Moves the target branch to the result of a run. */
@Command(
        name = "land",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.LANDING, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard land bright-heron", ""},
        description = {
            "Moves the branch that was checked out when the run began to the result of the run.",
            "",
            "Only forward, and never over anybody's commits or changes; what is in the way is named with the way out."
        })
public final class LandCommand implements Callable<Integer> {
    @Mixin
    RunChoice run = new RunChoice();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--merge",
            description = "Take in what others have committed to the branch meanwhile, through the gate.")
    boolean merge;

    private final Yards yards;

    public LandCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            RunChoice.Chosen chosen = run.choose(yard);
            refuseLive(yard, chosen);
            LandingResult landed =
                    yard.land(chosen.card().run(), merge ? LandingChoice.MERGE : LandingChoice.FAST_FORWARD);
            if (output.json()) {
                output.printJson(
                        yard.around(),
                        LandingJson.of(
                                landed.target().shortName(),
                                landed.before().hex(),
                                landed.after().hex()));
            } else {
                yard.around().out().println(sentence(landed));
                yard.around().out().flush();
            }
            return ExitStatus.DONE.code();
        }
    }

    private static void refuseLive(Yard yard, RunChoice.Chosen run) {
        if (!yard.runs().describe(run.workflow()).state().isOver()) {
            throw Problem.of(Fault.USER, "run-is-live")
                    .what("run %s is not over yet", run.name())
                    .remedy("trackyard wait " + run.name(), "wait for its end")
                    .remedy("trackyard drain " + run.name(), "end it in good order")
                    .exception();
        }
    }

    private static String sentence(LandingResult landed) {
        return landed.moved()
                ? "%s %s → %s"
                        .formatted(
                                landed.target().shortName(),
                                landed.before().abbreviate(),
                                landed.after().abbreviate())
                : "%s has it all already (%s)"
                        .formatted(landed.target().shortName(), landed.before().abbreviate());
    }
}
