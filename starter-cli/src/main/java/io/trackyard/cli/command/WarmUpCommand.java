package io.trackyard.cli.command;

import io.trackyard.cli.DemoRepository;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Surroundings;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.PlanJson;
import io.trackyard.display.PlanOutline;
import io.trackyard.display.PlanView;
import io.trackyard.git.Repository;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.reading.PlanReader;
import io.trackyard.reading.PlanReading;
import io.trackyard.reading.PlanRequest;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.source.text.Waiter;
import io.trackyard.worker.Rehearsal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Loads what other commands load, for the launcher, which keeps the loaded classes in an archive: makes the demo's
 * repository in the state directory, reads its plan, freezes it, and goes through what is asked of a server and through
 * the start of a worker. Reaches no server but one of its own.
 */
@Command(
        name = "warm-up",
        hidden = true,
        header = {"Example: XDG_STATE_HOME=/tmp/scratch trackyard warm-up", ""},
        description = "Loads what other commands load; for the launcher.")
public final class WarmUpCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public WarmUpCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            Surroundings around = yard.around();
            try (Repository repository =
                    yard.repository(DemoRepository.make(yard).path())) {
                PlanReading reading = new PlanReader(Waiter.sleeping(), around.time(), around.environment())
                        .read(PlanRequest.of(repository.topLevel()));
                PlanOutline outline = PlanOptions.outline(repository, reading);
                output.print(around, PlanView.of(outline, OutputOptions.width(around)));
                output.printJson(around, PlanJson.of(outline));
                FrozenPlan plan = yard.plans()
                        .read(
                                repository,
                                FrozenPlans.write(repository, frozen(reading, outline))
                                        .hex());
                Rehearsal.of(plan, yard.state(), around.time());
            }
            return ExitStatus.DONE.code();
        }
    }

    /** As a run keeps it. */
    private static FrozenPlan frozen(PlanReading reading, PlanOutline outline) {
        return new FrozenPlan(
                FrozenPlan.SCHEMA,
                "rehearsal",
                reading.source(),
                reading.origin(),
                outline.base().commit(),
                outline.base().target().orElse(null),
                reading.policy(),
                reading.phases(),
                reading.plan().tasks(),
                reading.plan().held());
    }
}
