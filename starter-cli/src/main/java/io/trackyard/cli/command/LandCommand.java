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
import io.trackyard.git.Repository;
import io.trackyard.launch.ResultState;
import io.trackyard.launch.RunLander;
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
            "Only forward, and never over anybody's commits or changes; what is in the way is named with the way out.",
            "Without RUN it is the newest run here that is over and has something to land."
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
            LandChoice choice = LandChoice.of(run, yard);
            refuseLive(yard, choice);
            RunLander.Landed done =
                    yard.land(choice.run().run(), merge ? LandingChoice.MERGE : LandingChoice.FAST_FORWARD);
            LandingResult landed = done.result();
            if (output.json()) {
                output.printJson(
                        yard.around(),
                        LandingJson.of(
                                choice.name(),
                                landed.target().shortName(),
                                landed.before().hex(),
                                landed.after().hex(),
                                done.closed(),
                                choice.otherNames()));
            } else {
                yard.around().out().println(sentence(choice, landed) + closed(done));
                yard.around().out().flush();
                sayOthers(yard, choice, landed);
            }
            return ExitStatus.DONE.code();
        }
    }

    private static void refuseLive(Yard yard, LandChoice choice) {
        if (!yard.runs().describe(choice.run().workflow()).state().isOver()) {
            throw Problem.of(Fault.USER, "run-is-live")
                    .what("run %s is not over yet", choice.name())
                    .remedy("trackyard wait " + choice.name(), "wait for its end")
                    .remedy("trackyard drain " + choice.name(), "end it in good order")
                    .exception();
        }
    }

    private static String sentence(LandChoice choice, LandingResult landed) {
        String target = landed.target().shortName();
        if (landed.moved()) {
            return "%s %s → %s · run %s"
                    .formatted(
                            target, landed.before().abbreviate(), landed.after().abbreviate(), choice.name());
        }
        return choice.result() == ResultState.NONE
                ? "run %s integrated nothing, so there is nothing to land".formatted(choice.name())
                : "%s has all of run %s already (%s)"
                        .formatted(target, choice.name(), landed.before().abbreviate());
    }

    private static String closed(RunLander.Landed done) {
        return done.closed() == 0
                ? ""
                : " · %d %s closed in the source".formatted(done.closed(), done.closed() == 1 ? "task" : "tasks");
    }

    private void sayOthers(Yard yard, LandChoice choice, LandingResult landed) {
        try (Repository repository = yard.repository(run.repository().directory())) {
            choice.next(repository, landed.after())
                    .ifPresent(command -> output.say(
                            yard.around(),
                            "not landed yet: %s. Next: %s".formatted(String.join(", ", choice.otherNames()), command)));
        }
    }
}
