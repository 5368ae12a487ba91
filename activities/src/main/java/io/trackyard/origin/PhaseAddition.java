package io.trackyard.origin;

import io.trackyard.activity.FixPlan;
import io.trackyard.plan.Phase;
import io.trackyard.plan.PlanLayout;
import io.trackyard.plan.Task;
import io.trackyard.plan.Track;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.PlannedTracks;
import java.util.List;
import java.util.stream.Stream;

/** Tasks that come to a phase when its plan is long frozen: on tracks behind those it has, in a new version of the plan. */
final class PhaseAddition {
    private PhaseAddition() {}

    /**
     * Freezes the plan with them, unless that is done already.
     *
     * @param known the tasks that the plan has, as they are from now on
     */
    static FixPlan freeze(OpenRun run, int number, List<Task> known, List<Task> added) {
        FrozenPlan before = run.plan();
        Phase phase = run.phase(number);
        List<Track> tracks =
                PlanLayout.tracksBehind(phase, added, before.policy().layout());
        Phase grown = new Phase(
                phase.number(),
                phase.label(),
                Stream.concat(phase.tracks().stream(), tracks.stream()).toList());
        List<Phase> phases = before.phases().stream()
                .map(other -> other.number() == number ? grown : other)
                .toList();
        FrozenPlan plan = before.holding(
                phases, Stream.concat(known.stream(), added.stream()).toList(), before.held());
        return new FixPlan(FrozenPlans.renew(run.repository(), plan).hex(), PlannedTracks.of(plan, tracks));
    }
}
