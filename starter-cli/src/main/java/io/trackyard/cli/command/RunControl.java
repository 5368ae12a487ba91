package io.trackyard.cli.command;

import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.display.StatusJson;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.run.RunState;

/** What the commands to a live run have in common. */
final class RunControl {
    private RunControl() {}

    static void refuseOver(Yard yard, RunChoice.Chosen run, String command) {
        RunState state = yard.runs().describe(run.workflow()).state();
        if (state.isOver()) {
            throw Problem.of(Fault.USER, "run-is-over")
                    .what("run %s is %s; there is nothing to %s", run.name(), state.word(), command)
                    .remedy("trackyard status " + run.name(), "see what became of it")
                    .exception();
        }
    }

    static int told(Yard yard, OutputOptions output, RunChoice.Chosen run, String sentence) {
        if (output.json()) {
            output.printJson(yard.around(), StatusJson.of(yard.read(run)));
        } else {
            output.say(yard.around(), "run %s %s".formatted(run.name(), sentence));
        }
        return ExitStatus.DONE.code();
    }
}
