package io.trackyard.cli.command;

import io.trackyard.activity.LandingChoice;
import io.trackyard.cli.DemoRepository;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice.Chosen;
import io.trackyard.cli.Watching;
import io.trackyard.cli.Yard;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.PlanView;
import io.trackyard.git.Repository;
import io.trackyard.launch.RunLaunch;
import io.trackyard.launch.RunOrder;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.RunCard;
import io.trackyard.source.PlanReader;
import io.trackyard.source.PlanReading;
import io.trackyard.source.PlanRequest;
import io.trackyard.source.Waiter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the whole way on a small program, with an example agent. */
@Command(
        name = "demo",
        header = {"Example: trackyard demo", ""},
        description = {
            "Carries out a plan of a dozen tasks in a scratch repository, with an example agent that is a script.",
            "",
            "One task succeeds at its second attempt, one is abandoned after three, the rest ends on one branch."
        })
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Supplier<Yard> yards;

    public DemoCommand(Supplier<Yard> yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.get()) {
            DemoRepository demo = DemoRepository.make(yard);
            output.say(yard.around(), "A scratch repository with a small program: " + demo.path() + "\n");
            try (Repository repository = yard.repository(demo.path())) {
                PlanReading reading = new PlanReader(
                                Waiter.sleeping(), yard.around().time())
                        .read(PlanRequest.of(repository.topLevel()));
                if (!output.json()) {
                    output.print(
                            yard.around(),
                            PlanView.of(PlanOptions.outline(repository, reading), OutputOptions.width(yard.around())));
                }
                Chosen run = start(yard, repository, reading);
                new Watching(yard, output).toTheEnd(run);
                return judge(yard, demo, yard.read(run));
            }
        }
    }

    private Chosen start(Yard yard, Repository repository, PlanReading reading) throws InterruptedException {
        yard.connection();
        RunCard card = new RunLaunch(
                        repository,
                        yard.runs(),
                        yard.queues(),
                        yard.state(),
                        yard.around().time())
                .start(
                        RunOrder.of(reading, reading.policy(), LandingChoice.NONE),
                        yard.around().environment(),
                        yard.connection().address());
        yard.ensureWorker();
        output.say(yard.around(), "run %s started · %s".formatted(card.run().run(), yard.page(card.workflow())));
        return new Chosen(card, new FrozenPlans().read(repository, card.run().plan()));
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
                On your own repository: trackyard plan   then   trackyard run --agent-command '...'""".formatted(run.branch(), demo.proof(yard, run), run.page()));
        return ExitStatus.DONE.code();
    }
}
