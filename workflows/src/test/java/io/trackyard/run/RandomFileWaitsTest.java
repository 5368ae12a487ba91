package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.testing.ScriptedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever waits for whom, in circles too: every task comes to its outcome. */
class RandomFileWaitsTest {
    /** More than all waits of such a plan together. */
    private static final Duration LONGEST = Duration.ofDays(5);

    /** For how long a task waits for a file here. */
    private static final int PATIENCE_MINUTES = 10;

    static List<Long> seeds() {
        return new Random(Long.getLong("trackyard.seed", 20_261_129L))
                .longs(16)
                .boxed()
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyWaitsForEver(long seed) {
        Random random = new Random(seed);
        PhasePlan[] phases = RandomRunsTest.phases(random);
        PhaseSettings settings =
                ScriptedRun.flat(random.nextInt(4) == 0 ? 0 : 300, ScriptedRun.settings(1 + random.nextInt(4)));
        try (ScriptedRun run = ScriptedRun.of(settings, phases)) {
            for (PhasePlan phase : phases) {
                for (PlannedTrack track : phase.tracks()) {
                    List<String> others = others(phase, track);
                    track.tasks().forEach(task -> run.script(task.id(), script(random, others)));
                }
            }
            run.carryOut();

            assertThat(run.outcomes().values()).allMatch(TaskState::isOutcome);
            assertThat(run.took()).isLessThan(LONGEST);
            // what waits keeps its worktree, so that more may be open than work
            assertThat(run.activities().brokenRules()).noneMatch(broken -> !broken.endsWith("tracks are open"));
        }
    }

    private static List<String> others(PhasePlan phase, PlannedTrack track) {
        return phase.tracks().stream()
                .filter(other -> other.number() != track.number())
                .flatMap(other -> other.tasks().stream())
                .map(PlannedTask::id)
                .toList();
    }

    private static String script(Random random, List<String> others) {
        List<String> words = new ArrayList<>();
        for (int number = random.nextInt(6); number > 0; number--) {
            String other = others.isEmpty() ? "" : others.get(random.nextInt(others.size()));
            words.add(
                    switch (others.isEmpty() ? 0 : random.nextInt(6)) {
                        case 0 -> "resources %dm".formatted(1 + random.nextInt(60));
                        case 1 -> "fail";
                        case 2 -> "await %s %dm".formatted(other, minutes(random));
                        case 3 -> "still " + other;
                        default -> "await " + other;
                    });
        }
        words.add("ok");
        return String.join(", ", words);
    }

    /**
     * Never as long as a task waits for a file: of two timers that end at one moment one is cancelled, and the server of these
     * tests refuses the whole workflow task where that has just fired; a real one lets it be.
     */
    private static int minutes(Random random) {
        int minutes = 1 + random.nextInt(19);
        return minutes < PATIENCE_MINUTES ? minutes : minutes + 1;
    }
}
