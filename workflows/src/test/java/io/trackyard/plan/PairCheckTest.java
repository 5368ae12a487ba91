package io.trackyard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.PairCheck.Counts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairCheckTest {
    private static final LayoutRules QUEUE = new LayoutRules(Barrier.NONE, UnknownScope.OWN_TRACK);
    private static final LayoutRules PHASES = new LayoutRules(Barrier.PHASE, UnknownScope.EXCLUSIVE);

    @Test
    void findsWhatOneNeedsOfTheOtherThroughOthersToo() {
        PairCheck pairs = check(QUEUE, task("1"), task("2", "1"), task("3", "2"), task("4"));

        assertThat(pairs.pairs(pair -> !pair.isSideBySide(), 10))
                .containsExactly(
                        pair("1", "2", need("2", "1")),
                        pair("1", "3", need("3", "1", "2")),
                        pair("2", "3", need("3", "2")));
        assertThat(pairs.counts()).isEqualTo(new Counts(6, 3, 3, 3, 0, 0, 0));
    }

    @Test
    void namesTheTasksBetweenFromTheOneThatNeeds() {
        assertThat(check(QUEUE, task("4", "3"), task("1"), task("3", "2"), task("2", "1"))
                        .pairs(pair -> pair.second().text().equals("1"), 10))
                .containsExactly(pair("4", "1", need("4", "1", "3", "2")));
        assertThat(check(QUEUE, task("1"), task("2", "1"), task("3", "2"), task("4", "3"))
                        .pairs(pair -> pair.second().text().equals("4"), 1))
                .containsExactly(pair("1", "4", need("4", "1", "3", "2")));
    }

    @Test
    void findsTheFilesThatTwoShareAndTheTasksThroughWhichTheyShareATrack() {
        PairCheck pairs = check(
                new LayoutRules(Barrier.NONE, UnknownScope.OWN_TRACK, List.of(PathPattern.of("go.sum"))),
                touching("1", "src/a.js", "go.sum"),
                touching("2", "src/a.js", "src/b.js"),
                touching("3", "src/b.js"),
                touching("4", "docs", "go.sum"));

        assertThat(pairs.pairs(pair -> !pair.isSideBySide(), 10))
                .containsExactly(
                        pair("1", "2", files("src/a.js")),
                        pair("1", "3", new Obstacle.SharedFiles(List.of(), List.of(TaskId.of("2")))),
                        pair("2", "3", files("src/b.js")));
        assertThat(pairs.counts()).isEqualTo(new Counts(6, 3, 0, 0, 3, 0, 0));
    }

    @Test
    void saysEverythingThatStopsAPair() {
        assertThat(check(
                                QUEUE,
                                touching("1", "src/a.js"),
                                touching("2", "src")
                                        .draft()
                                        .needs(List.of(TaskId.of("1")))
                                        .build())
                        .pairs(pair -> true, 10))
                .containsExactly(
                        new TaskPair(TaskId.of("1"), TaskId.of("2"), List.of(need("2", "1"), files("src/a.js"))));
    }

    @Test
    void findsWhatMustRunAloneAndWhatLiesInOtherPhases() {
        PairCheck pairs = check(PHASES, task("1"), touching("2", "a"), touching("3", "b"), task("4", "2"));

        assertThat(pairs.pairs(pair -> true, 10))
                .containsExactly(
                        pair("1", "2", new Obstacle.UnknownScope(List.of(TaskId.of("1")))),
                        pair("1", "3", new Obstacle.UnknownScope(List.of(TaskId.of("1")))),
                        pair("1", "4", new Obstacle.OtherPhase(1, 2)),
                        new TaskPair(TaskId.of("2"), TaskId.of("3"), List.of()),
                        pair("2", "4", need("4", "2")),
                        pair("3", "4", new Obstacle.OtherPhase(1, 2)));
        assertThat(pairs.counts()).isEqualTo(new Counts(6, 1, 0, 1, 0, 2, 2));
    }

    @Test
    void saysOfNoMorePairsThanAreAskedFor() {
        assertThat(check(QUEUE, task("1"), task("2"), task("3")).pairs(pair -> true, 2))
                .hasSize(2);
    }

    /** By an oracle that carries the plan out: what it says can run side by side is what may be met at the same time. */
    @Test
    void saysOfEveryPairWhatTheLayoutMakesOfIt() {
        for (long seed = 0; seed < 30; seed++) {
            for (LayoutRules rules : List.of(QUEUE, PHASES)) {
                Plan plan = RandomPlans.plan(new RandomPlans(seed).tasks(30, 2));
                List<Phase> phases = PlanLayout.of(plan, rules);
                PairCheck pairs = PairCheck.of(plan, phases, rules);
                List<TaskPair> all = pairs.pairs(pair -> true, 1_000);

                assertThat(all).hasSize(435);
                assertThat(all)
                        .as("seed %d", seed)
                        .allSatisfy(
                                pair -> assertThat(pair.isSideBySide()).isEqualTo(mayMeet(pair, plan.byId(), phases)));
                assertThat(pairs.counts().sideBySide())
                        .isEqualTo(all.stream().filter(TaskPair::isSideBySide).count());
                assertThat(pairs.counts().byFiles()).isEqualTo(count(all, Obstacle.SharedFiles.class));
                assertThat(pairs.counts().byNeeds()).isEqualTo(count(all, Obstacle.Need.class));
                assertThat(pairs.counts().byScope()).isEqualTo(count(all, Obstacle.UnknownScope.class));
                assertThat(pairs.counts().byPhase()).isEqualTo(count(all, Obstacle.OtherPhase.class));
            }
        }
    }

    private static boolean mayMeet(TaskPair pair, Map<TaskId, Task> tasks, List<Phase> phases) {
        boolean needed = behind(pair.first(), tasks).contains(pair.second())
                || behind(pair.second(), tasks).contains(pair.first());
        return !needed
                && phases.stream()
                        .filter(phase -> phase.tasks().containsAll(List.of(pair.first(), pair.second())))
                        .anyMatch(phase -> phase.tracks().stream()
                                        .filter(track -> track.tasks().contains(pair.first())
                                                || track.tasks().contains(pair.second()))
                                        .filter(track -> !track.exclusive())
                                        .count()
                                == 2);
    }

    private static Set<TaskId> behind(TaskId id, Map<TaskId, Task> tasks) {
        Set<TaskId> behind = new HashSet<>();
        tasks.get(id).needs().forEach(need -> {
            behind.add(need);
            behind.addAll(behind(need, tasks));
        });
        return behind;
    }

    private static long count(List<TaskPair> pairs, Class<? extends Obstacle> kind) {
        return pairs.stream()
                .filter(pair -> pair.obstacles().stream().anyMatch(kind::isInstance))
                .count();
    }

    private static PairCheck check(LayoutRules rules, Task... tasks) {
        Plan plan = RandomPlans.plan(List.of(tasks));
        return PairCheck.of(plan, PlanLayout.of(plan, rules), rules);
    }

    private static Task task(String id, String... needs) {
        return RandomPlans.task(id, needs);
    }

    private static Task touching(String id, String... paths) {
        return RandomPlans.task(id, Task.DEFAULT_PRIORITY, Scope.declared(paths), List.of());
    }

    private static TaskPair pair(String first, String second, Obstacle obstacle) {
        return new TaskPair(TaskId.of(first), TaskId.of(second), List.of(obstacle));
    }

    private static Obstacle need(String task, String on, String... through) {
        return new Obstacle.Need(
                TaskId.of(task),
                TaskId.of(on),
                Stream.of(through).map(TaskId::of).toList());
    }

    private static Obstacle files(String... paths) {
        return new Obstacle.SharedFiles(Stream.of(paths).map(PathPattern::of).toList(), List.of());
    }
}
