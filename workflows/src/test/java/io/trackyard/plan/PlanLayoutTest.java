package io.trackyard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.testing.ProcessorTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanLayoutTest {
    private static final LayoutRules PHASES = new LayoutRules(Barrier.PHASE, UnknownScope.EXCLUSIVE);
    private static final LayoutRules NO_BARRIER = new LayoutRules(Barrier.NONE, UnknownScope.OWN_TRACK);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void putsEveryTaskOnExactlyOneTrack(long seed) {
        List<Task> tasks = new RandomPlans(seed).tasks(60, 3);

        for (LayoutRules rules : List.of(PHASES, NO_BARRIER)) {
            List<TaskId> laidOut = PlanLayout.of(RandomPlans.plan(tasks), rules).stream()
                    .flatMap(phase -> phase.tasks().stream())
                    .toList();
            assertThat(laidOut)
                    .containsExactlyInAnyOrderElementsOf(
                            tasks.stream().map(Task::id).toList());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void putsWhatATaskNeedsIntoEarlierPhases(long seed) {
        Plan plan = RandomPlans.plan(new RandomPlans(seed).tasks(60, 3));
        Map<TaskId, Integer> phaseOf = new HashMap<>();

        for (Phase phase : PlanLayout.of(plan, PHASES)) {
            phase.tasks().forEach(task -> phaseOf.put(task, phase.number()));
        }

        for (Task task : plan.tasks()) {
            assertThat(task.needs())
                    .allSatisfy(need -> assertThat(phaseOf.get(need)).isLessThan(phaseOf.get(task.id())));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void putsWhatATaskNeedsBeforeItOnItsTrackWhereThereIsNoBarrier(long seed) {
        Plan plan = RandomPlans.plan(new RandomPlans(seed).tasks(60, 3));
        Map<TaskId, Task> tasks = plan.byId();

        List<Phase> phases = PlanLayout.of(plan, NO_BARRIER);

        assertThat(phases).hasSize(1);
        for (Track track : phases.get(0).tracks()) {
            List<TaskId> done = new ArrayList<>();
            for (TaskId id : track.tasks()) {
                assertThat(tasks.get(id).needs())
                        .noneMatch(need -> track.tasks().contains(need) && !done.contains(need));
                done.add(id);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverLetsTwoTracksOfAPhaseTouchTheSamePath(long seed) {
        Plan plan = RandomPlans.plan(new RandomPlans(seed).tasks(60, 3));
        Map<TaskId, Task> tasks = plan.byId();

        for (Phase phase : PlanLayout.of(plan, PHASES)) {
            for (Track one : phase.tracks()) {
                for (Track other : phase.tracks()) {
                    if (one.number() < other.number()) {
                        assertThat(one.tasks())
                                .noneMatch(mine -> other.tasks().stream()
                                        .anyMatch(theirs -> tasks.get(mine)
                                                .scope()
                                                .overlaps(tasks.get(theirs).scope())));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void joinsTasksOnATrackOnlyWhereAChainOfOverlapsLeadsFromOneToTheOther(long seed) {
        Plan plan = RandomPlans.plan(new RandomPlans(seed).tasks(60, 3));
        Map<TaskId, Task> tasks = plan.byId();

        for (Phase phase : PlanLayout.of(plan, PHASES)) {
            for (Track track : phase.tracks()) {
                List<TaskId> reached = new ArrayList<>(List.of(track.tasks().get(0)));
                for (int at = 0; at < reached.size(); at++) {
                    Scope scope = tasks.get(reached.get(at)).scope();
                    track.tasks().stream()
                            .filter(id -> !reached.contains(id)
                                    && tasks.get(id).scope().overlaps(scope))
                            .forEach(reached::add);
                }
                assertThat(reached).containsExactlyInAnyOrderElementsOf(track.tasks());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTheSamePhasesForTheSameTasks(long seed) {
        List<Phase> first = PlanLayout.of(RandomPlans.plan(new RandomPlans(seed).tasks(60, 3)), PHASES);
        List<Phase> again =
                PlanLayout.of(RandomPlans.plan(new ArrayList<>(new RandomPlans(seed).tasks(60, 3))), PHASES);

        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void laysTasksOutAsIfTheyDidNotNameWhatIsShared(long seed) {
        List<Task> tasks = new RandomPlans(seed).tasks(60, 3);
        List<Task> touching = tasks.stream()
                .map(task -> task.scope().patterns().isEmpty() ? task : alsoTouching("sub/go.sum", task))
                .toList();
        LayoutRules shared =
                new LayoutRules(Barrier.PHASE, UnknownScope.EXCLUSIVE, List.of(PathPattern.of("**/go.sum")));

        assertThat(PlanLayout.of(RandomPlans.plan(touching), shared))
                .extracting(PlanLayoutTest::shapeOf)
                .isEqualTo(PlanLayout.of(RandomPlans.plan(tasks), PHASES).stream()
                        .map(PlanLayoutTest::shapeOf)
                        .toList());
    }

    private static Task alsoTouching(String path, Task task) {
        List<PathPattern> patterns = new ArrayList<>(task.scope().patterns());
        patterns.add(PathPattern.of(path));
        return task.draft().scope(new Scope.Declared(patterns)).build();
    }

    private static List<List<TaskId>> shapeOf(Phase phase) {
        return phase.tracks().stream().map(Track::tasks).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void putsEveryTaskIntoItsDeclaredGroupOrALaterOneAndNeverBeforeItsNeeds(long seed) {
        Random random = new Random(seed);
        List<Task> tasks = new RandomPlans(seed)
                .tasks(60, 3).stream()
                        .map(task -> random.nextInt(5) == 0
                                ? task
                                : task.draft()
                                        .group(new BarrierGroup(1 + random.nextInt(6), "wave"))
                                        .build())
                        .toList();
        Map<TaskId, Integer> phaseOf = new HashMap<>();

        for (Phase phase :
                PlanLayout.of(RandomPlans.plan(tasks), new LayoutRules(Barrier.DECLARED, UnknownScope.OWN_TRACK))) {
            for (TaskId id : phase.tasks()) {
                assertThat(phaseOf.put(id, phase.number())).isNull();
            }
        }

        assertThat(phaseOf).hasSize(tasks.size());
        for (Task task : tasks) {
            assertThat(task.needs())
                    .allSatisfy(need -> assertThat(phaseOf.get(need)).isLessThanOrEqualTo(phaseOf.get(task.id())));
        }
        for (Task one : tasks) {
            for (Task other : tasks) {
                if (one.needs().isEmpty() && other.needs().isEmpty() && groupOf(one) < groupOf(other)) {
                    assertThat(phaseOf.get(one.id())).isLessThan(phaseOf.get(other.id()));
                }
            }
        }
    }

    private static int groupOf(Task task) {
        return task.group() == null ? 1 : task.group().number();
    }

    @Test
    void givesATaskOfUnknownScopeATrackOfItsOwnThatIsExclusiveByChoice() {
        Plan plan = RandomPlans.plan(List.of(RandomPlans.task("x"), RandomPlans.task("y")));

        assertThat(PlanLayout.of(plan, PHASES).get(0).tracks())
                .extracting(Track::name, Track::label, Track::exclusive)
                .containsExactly(tuple("A", "scope unknown", true), tuple("B", "scope unknown", true));
        assertThat(PlanLayout.of(plan, NO_BARRIER).get(0).tracks())
                .extracting(Track::exclusive)
                .containsExactly(false, false);
    }

    @Test
    void labelsATrackByTheDeepestDirectoryThatHoldsIt() {
        assertThat(labelOf(Scope.declared("pkg/export/markdown.go", "pkg/export/html/page.go")))
                .isEqualTo("pkg/export/**");
        assertThat(labelOf(Scope.declared("docs/guide.md"))).isEqualTo("docs/guide.md");
        assertThat(labelOf(Scope.declared("docs/**", "src/main"))).isEqualTo("docs/**, src/main");
        assertThat(labelOf(Scope.declared("a/x", "a/y", "b/*.md", "*.txt", "c/d/e")))
                .isEqualTo("*.txt, a/**, b/*.md and 1 more");
        assertThat(labelOf(Scope.declared("src/*.java", "src/deep/*.java"))).isEqualTo("src/**");
    }

    private static String labelOf(Scope scope) {
        Plan plan = RandomPlans.plan(List.of(RandomPlans.task("x", 1, scope, List.of())));
        return PlanLayout.of(plan, PHASES).get(0).tracks().get(0).label();
    }

    @Test
    void namesTracksByLettersThatGoOnAfterZ() {
        assertThat(List.of(1, 2, 26, 27, 52, 53, 702, 703))
                .extracting(Track::nameOf)
                .containsExactly("A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
    }

    @Test
    void refusesAPhaseWithMoreTracksThanAHistoryCarries() {
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number <= PlanLayout.MOST_TRACKS; number++) {
            tasks.add(RandomPlans.task("T" + number));
        }

        assertThatThrownBy(() -> PlanLayout.of(RandomPlans.plan(tasks), PHASES))
                .isInstanceOfSatisfying(
                        InvalidPlanException.class,
                        refusal -> assertThat(refusal.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.code()).isEqualTo("too-many-tracks")));
    }

    @Test
    void refusesAPhaseWithMoreTasksThanAResultTellsOf() {
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number <= PlanLayout.MOST_TASKS; number++) {
            tasks.add(RandomPlans.task("T" + number, 0, Scope.declared("one.txt"), List.of()));
        }

        assertThat(refusal(tasks)).isEqualTo("too-many-tasks");
    }

    @Test
    void refusesAPhaseWhoseNamesHaveNoRoomInAPayload() {
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < 500; number++) {
            tasks.add(RandomPlans.task("線路".repeat(240) + number));
        }

        assertThat(refusal(tasks)).isEqualTo("too-many-needs");
    }

    private static String refusal(List<Task> tasks) {
        return assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> PlanLayout.of(RandomPlans.plan(tasks), PHASES))
                .actual()
                .faults()
                .get(0)
                .code();
    }

    /** Half a second, both layouts, where it was written; the limit leaves room for a slow machine. */
    @Test
    void laysOutTenThousandTasksWithThirtyThousandNeedsWithoutComparingAllWithAll() {
        Random random = new Random(7);
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            List<TaskId> needs = new ArrayList<>();
            for (int n = 0; n < 3 && number > 0; n++) {
                needs.add(TaskId.of("T" + random.nextInt(number)));
            }
            int place = number % 4_000;
            Scope scope = Scope.declared("src/part" + place % 700 + "/file" + place + "/*.java", "docs/" + place);
            tasks.add(RandomPlans.task("T" + number, number % 5, scope, needs));
        }

        Duration taken = ProcessorTime.of(() -> {
            Plan plan = RandomPlans.plan(tasks);
            assertThat(PlanLayout.of(plan, PHASES).size()).isGreaterThan(5);
            Plan onePhase = RandomPlans.plan(tasks.subList(0, PlanLayout.MOST_TASKS));
            assertThat(PlanLayout.of(onePhase, NO_BARRIER).get(0).tracks()).hasSize(4_000);
        });

        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }
}
