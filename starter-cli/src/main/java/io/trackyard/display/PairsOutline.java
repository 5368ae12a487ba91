package io.trackyard.display;

import io.trackyard.plan.Obstacle;
import io.trackyard.plan.PairCheck;
import io.trackyard.plan.Position;
import io.trackyard.plan.TaskList.Need;
import io.trackyard.plan.TaskPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is shown of a plan's pairs of tasks.
 *
 * @param needs where single needs stand in the source; those that are not named stand where their tasks do
 * @param every whether the pairs are listed too that nothing stops, and those stopped only through others
 */
public record PairsOutline(PlanOutline plan, Map<Need, Position> needs, boolean every) {
    public PairsOutline {
        needs = Map.copyOf(needs);
    }

    /** The plan's pairs, not looked at yet. */
    PairCheck check() {
        return PairCheck.of(plan.plan(), plan.phases(), plan.terms().layout());
    }

    /** Those that a person is shown: between other pairs, somebody else or a phase stands, and there are many of them. */
    Predicate<TaskPair> listed() {
        return pair -> every
                || pair.obstacles().stream()
                        .anyMatch(obstacle -> obstacle.isDirect() && !(obstacle instanceof Obstacle.UnknownScope));
    }

    /** Where a need stands. */
    Optional<Position> place(Obstacle.Need need) {
        return need.isDirect()
                ? Optional.ofNullable(needs.get(new Need(need.task(), need.on())))
                        .or(() -> Optional.ofNullable(
                                plan.plan().byId().get(need.task()).position()))
                : Optional.empty();
    }

    /** The tasks beside which nothing else of their phase may run. */
    List<String> alone() {
        return plan.phases().stream()
                .flatMap(phase -> phase.tracks().stream())
                .filter(track -> track.exclusive())
                .flatMap(track -> track.tasks().stream())
                .map(id -> id.text())
                .toList();
    }
}
