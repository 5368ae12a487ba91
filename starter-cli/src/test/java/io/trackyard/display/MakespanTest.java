package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Plan;
import io.trackyard.plan.PlanLayout;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakespanTest {
    private static final LayoutRules PHASES = new LayoutRules(Barrier.PHASE, UnknownScope.OWN_TRACK);
    private static final LayoutRules NO_BARRIER = new LayoutRules(Barrier.NONE, UnknownScope.OWN_TRACK);
    private static final LayoutRules EXCLUSIVE = new LayoutRules(Barrier.PHASE, UnknownScope.EXCLUSIVE);

    @Test
    void aTrackTakesAsLongAsItHasTasks() {
        Makespan length = of(PHASES, 4, task("a", "x"), task("b", "x"), task("c", "x"), task("d", "y"));

        assertThat(length).isEqualTo(new Makespan(3, 1, 1));
    }

    @Test
    void fewerAgentsThanTracksTakeTurns() {
        assertThat(of(PHASES, 2, task("a", "x"), task("b", "y"), task("c", "z")).sessions())
                .isEqualTo(2);
    }

    @Test
    void phasesFollowOneAnother() {
        Makespan length = of(PHASES, 4, task("a", "x"), task("b", "y", "a"), task("c", "z", "b"));

        assertThat(length).isEqualTo(new Makespan(3, 3, 1));
    }

    @Test
    void exclusiveTracksRunAlone() {
        Task first = Pictures.task("a", "a", 2, new Scope.Unknown());
        Task second = Pictures.task("b", "b", 2, new Scope.Unknown());

        assertThat(of(EXCLUSIVE, 4, first, second).sessions()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isNeverBelowItsLowerBound(long seed) {
        Random random = new Random(seed);
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            String[] needs =
                    number > 0 && random.nextBoolean() ? new String[] {"t" + random.nextInt(number)} : new String[0];
            tasks.add(task("t" + number, "d" + random.nextInt(12), needs));
        }
        for (LayoutRules rules : List.of(PHASES, NO_BARRIER)) {
            Makespan length = of(rules, 1 + random.nextInt(6), tasks.toArray(Task[]::new));

            assertThat(length.sessions()).as("seed %d", seed).isBetween(length.lowerBound(), 60);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void takesTheStepsThatLookingAtEveryTrackEachTimeTakes(long seed) {
        Random random = new Random(seed);
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            String[] needs =
                    number > 0 && random.nextBoolean() ? new String[] {"t" + random.nextInt(number)} : new String[0];
            String id = "t" + number;
            tasks.add(
                    random.nextInt(4) == 0
                            ? Pictures.task(id, id, 2, new Scope.Unknown(), needs)
                            : task(id, "d" + random.nextInt(12), needs));
        }
        Plan plan = new Plan(tasks, List.of(), List.of());
        for (Barrier barrier : Barrier.values()) {
            for (Phase phase : PlanLayout.of(plan, new LayoutRules(barrier, UnknownScope.EXCLUSIVE))) {
                int agents = 1 + random.nextInt(6);

                assertThat(new PhaseSteps(phase, plan.byId()).count(agents))
                        .as("seed %d, %s", seed, barrier)
                        .isEqualTo(stepsByLooking(phase, plan, agents));
            }
        }
    }

    private static int stepsByLooking(Phase phase, Plan plan, int agents) {
        Set<TaskId> open = new HashSet<>(phase.tasks());
        int steps = 0;
        for (; !open.isEmpty(); steps++) {
            Set<TaskId> step = new HashSet<>();
            for (Track track : phase.tracks()) {
                Optional<TaskId> next =
                        track.tasks().stream().filter(open::contains).findFirst();
                boolean ready = next.isPresent()
                        && plan.byId().get(next.get()).needs().stream().noneMatch(open::contains);
                if (ready && step.size() < agents && (step.isEmpty() || !track.exclusive())) {
                    step.add(next.get());
                    if (track.exclusive()) {
                        break;
                    }
                }
            }
            open.removeAll(step);
        }
        return steps;
    }

    private static Task task(String id, String directory, String... needs) {
        return Pictures.task(id, id, 2, Scope.declared(directory), needs);
    }

    private static Makespan of(LayoutRules rules, int agents, Task... tasks) {
        Plan plan = new Plan(List.of(tasks), List.of(), List.of());
        return Makespan.of(PlanLayout.of(plan, rules), plan.byId(), agents);
    }
}
