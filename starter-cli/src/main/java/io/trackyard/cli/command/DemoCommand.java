package io.trackyard.cli.command;

import io.trackyard.activity.LandingChoice;
import io.trackyard.cli.DemoRepository;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice.Chosen;
import io.trackyard.cli.RunStart;
import io.trackyard.cli.Watching;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.PlanView;
import io.trackyard.git.Repository;
import io.trackyard.launch.RunOrder;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.reading.PlanReader;
import io.trackyard.reading.PlanReading;
import io.trackyard.reading.PlanRequest;
import io.trackyard.source.text.Waiter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the whole way on a small program, with an example agent. */
@Command(
        name = "demo",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT, ExitCodes.INTERRUPTED
        },
        header = {"Example: trackyard demo", ""},
        description = {
            "Carries out a plan of 13 tasks in a scratch repository, with an example agent that is a script.",
            "",
            "One task succeeds at its second attempt, one is abandoned after three, the rest ends on one branch."
        })
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public DemoCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            DemoRepository demo = DemoRepository.make(yard);
            output.say(yard.around(), "A scratch repository with a small program: " + demo.path() + "\n");
            try (Repository repository = yard.repository(demo.path())) {
                PlanReading reading = new PlanReader(
                                Waiter.sleeping(),
                                yard.around().time(),
                                yard.around().environment())
                        .read(PlanRequest.of(repository.topLevel()));
                if (!output.json()) {
                    output.print(
                            yard.around(),
                            PlanView.of(PlanOptions.outline(repository, reading), OutputOptions.width(yard.around())));
                }
                Chosen run = new RunStart(yard, output)
                        .start(repository, RunOrder.of(reading, reading.policy(), LandingChoice.NONE));
                ExitStatus watched = new Watching(yard, output).toTheEnd(run);
                return watched == ExitStatus.INTERRUPTED ? watched.code() : judge(yard, demo, yard.read(run));
            }
        }
    }

    private int judge(Yard yard, DemoRepository demo, RunSnapshot run) {
        if (!demo.isAsExpected(run)) {
            throw Problem.of(Fault.OURS, "demo-surprised")
                    .what("the demo did not end as it should")
                    .remedy("trackyard doctor", "look what this machine lacks")
                    .exception();
        }
        output.say(yard.around(), """

                That is what was to come: one task mended at its second attempt, one abandoned, two skipped, ten integrated.
                The program's tests pass on %s: %s

                In the Web UI: %s
                In a repository of your own: trackyard plan   then   trackyard run --agent-command '...'""".formatted(run.branch(), demo.proof(yard, run), run.page()));
        return ExitStatus.DONE.code();
    }
}
