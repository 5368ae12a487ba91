package io.trackyard.reading;

import io.trackyard.plan.InvalidPlanException;
import io.trackyard.plan.Plan;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.source.FixWriter;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceContent;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The source of a run that has started: read again, and written back to. */
public final class RunSource {
    private final Sources sources;

    /**
     * @param waiter waits while another program finishes writing the tasks
     * @param clock tells which tasks are deferred
     * @param environment what programs of a source run in
     */
    public RunSource(Waiter waiter, InstantSource clock, Map<String, String> environment) {
        this.sources = new Sources(Formats.all(waiter, clock, environment));
    }

    /**
     * What the source holds now, as a plan; empty where the source is gone.
     *
     * @param tracked the files that git tracks
     * @throws io.trackyard.plan.InvalidPlanException with every fault
     * @throws io.trackyard.problem.ProblemException where it cannot be read
     */
    public Optional<Plan> read(Path root, FrozenPlan plan, KnownTasks known, Supplier<List<String>> tracked) {
        return sources.again(root, plan.origin()).map(source -> {
            SourceContent content =
                    source.under(Settings.limitsOf(plan.policy())).read(known);
            if (!content.faults().isEmpty()) {
                throw new InvalidPlanException(new ArrayList<>(content.faults()));
            }
            return new TaskScopes(plan.policy().layout(), source.file(), tracked)
                    .in(Plan.of(content.tasks(), plan.policy().unknownNeed()));
        });
    }

    /** What writes the tasks of a calibration to it, in a tree of its repository; empty where it takes none. */
    public Optional<FixWriter> fixes(Path root, FrozenPlan plan) {
        return sources.again(root, plan.origin())
                .flatMap(
                        source -> source.under(Settings.limitsOf(plan.policy())).fixes());
    }

    /** What writes to the source in a tree of its repository; empty where it is not there or takes nothing. */
    public Optional<SourceWriter> writer(Path root, FrozenPlan plan) {
        return sources.again(root, plan.origin())
                .flatMap(
                        source -> source.under(Settings.limitsOf(plan.policy())).writer());
    }
}
