package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.testing.ScriptedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every run, whatever its plan, its agents, its merges and the people who watch it do. */
class RandomRunsTest {
    private static final List<String> STEPS = List.of(
            "ok",
            "ok",
            "ok",
            "fail",
            "quota 5m",
            "resources 1m",
            "interrupted",
            "hand over",
            "crash",
            "conflict",
            "red",
            "refuse");

    static List<Long> seeds() {
        return new Random(Long.getLong("trackyard.seed", 20_261_121L))
                .longs(24)
                .boxed()
                .toList();
    }

    /** A failing seed is in the name of the test, and alone suffices to see it again. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyTaskComesToOneOutcomeAndWhatWasIntegratedHadItsNeeds(long seed) {
        Random random = new Random(seed);
        PhasePlan[] phases = phases(random);
        PhaseSettings settings =
                ScriptedRun.flat(random.nextBoolean() ? 300 : 0, ScriptedRun.settings(1 + random.nextInt(4)));
        try (ScriptedRun run = ScriptedRun.of(
                random.nextInt(5) == 0 ? ScriptedRun.onAbandon(OnAbandon.STOP, settings) : settings, phases)) {
            Map<String, PlannedTask> tasks = new LinkedHashMap<>();
            List.of(phases)
                    .forEach(phase -> phase.tracks()
                            .forEach(track -> track.tasks().forEach(task -> {
                                tasks.put(task.id(), task);
                                run.script(task.id(), script(random));
                            })));
            run.start();
            steer(random, run);
            run.result();

            Map<String, TaskState> outcomes = run.outcomes();
            assertThat(run.progress().ended())
                    .extracting(TaskStatus::id)
                    .containsExactlyInAnyOrderElementsOf(tasks.keySet());
            assertThat(outcomes.values()).allMatch(TaskState::isOutcome);
            outcomes.forEach((task, state) -> {
                boolean isIn = state == TaskState.INTEGRATED;
                assertThat(run.activities().integrated().contains(task))
                        .as(task)
                        .isEqualTo(isIn);
                assertThat(!isIn
                                || tasks.get(task).needs().stream()
                                        .allMatch(need -> outcomes.get(need) == TaskState.INTEGRATED))
                        .as("the needs of %s", task)
                        .isTrue();
            });
            assertThat(run.activities().brokenRules()).isEmpty();
        }
    }

    /** Tasks in one order; each needs some before it and lies at the end of some track of its phase. */
    static PhasePlan[] phases(Random random) {
        List<String> before = new ArrayList<>();
        List<PhasePlan> phases = new ArrayList<>();
        for (int number = 1 + random.nextInt(3); number > 0; number--) {
            List<List<PlannedTask>> tracks = new ArrayList<>();
            for (int rest = 1 + random.nextInt(8); rest > 0; rest--) {
                if (tracks.isEmpty() || random.nextInt(3) == 0) {
                    tracks.add(new ArrayList<>());
                }
                String id = "t" + before.size();
                List<String> needs =
                        before.stream().filter(task -> random.nextInt(4) == 0).toList();
                tracks.get(random.nextInt(tracks.size()))
                        .add(new PlannedTask(id, "Title", needs, 1 + random.nextInt(3), 60));
                before.add(id);
            }
            tracks.removeIf(List::isEmpty);
            List<PlannedTrack> planned = new ArrayList<>();
            tracks.forEach(
                    track -> planned.add(new PlannedTrack(planned.size() + 1, "**", random.nextInt(5) == 0, track)));
            phases.add(new PhasePlan(planned));
        }
        return phases.toArray(PhasePlan[]::new);
    }

    private static String script(Random random) {
        return random.ints(random.nextInt(7), 0, STEPS.size())
                        .mapToObj(STEPS::get)
                        .collect(Collectors.joining(", ")) + "";
    }

    /** Words in any order, the last of which never leaves the run paused. */
    private static void steer(Random random, ScriptedRun run) {
        List<Consumer<Command>> words = List.of(run.workflow()::pause, run.workflow()::unpause);
        for (int number = random.nextInt(4); number > 0; number--) {
            words.get(random.nextInt(2)).accept(ScriptedRun.command("c" + random.nextInt(3)));
        }
        if (random.nextInt(6) == 0) {
            run.workflow().drain(ScriptedRun.command("last"));
        } else {
            run.workflow().unpause(ScriptedRun.command("last"));
        }
    }
}
