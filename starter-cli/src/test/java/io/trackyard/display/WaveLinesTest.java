package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaveLinesTest {
    private static final TaskStatus SECOND = Pictures.status("03-02", 1, "B", TaskState.PENDING);
    private static final TaskStatus THIRD = Pictures.status("03-03", 2, "A", TaskState.PENDING);

    private final TaskStatus firstPart = Pictures.status("03-01~1", 1, "A", TaskState.PENDING);
    private final TaskStatus firstPlan = Pictures.status("03-01", 1, "A", TaskState.PENDING);

    @Test
    void tellsAWaveAndItsPlansFromTheStart() {
        RunSnapshot before = run(0, List.of(), firstPart, firstPlan, SECOND, THIRD);
        RunSnapshot after =
                run(1, List.of(), Pictures.status("03-01~1", 1, "A", TaskState.RUNNING), firstPlan, SECOND, THIRD);

        assertThat(lines(before, after))
                .containsExactly(
                        "[checkpoint] phase 03 wave 1/2 starting, 2 plan(s), 0/3 plans done",
                        "[checkpoint] phase 03 wave 1/2 plan 03-01 starting (0/3 plans done)");
    }

    @Test
    void takesAPlanInPartsForOne() {
        TaskStatus done = Pictures.integrated("03-01~1", 1, "A", true);
        RunSnapshot before =
                run(1, List.of(), Pictures.status("03-01~1", 1, "A", TaskState.RUNNING), firstPlan, SECOND, THIRD);
        OpenQuestion question = new OpenQuestion("03-01", "verify", "03-01", "Look", List.of(), 0);
        RunSnapshot asked = run(1, List.of(question), done, firstPlan, SECOND, THIRD);
        RunSnapshot goesOn =
                run(1, List.of(), done, Pictures.status("03-01", 1, "A", TaskState.RUNNING), SECOND, THIRD);
        RunSnapshot complete = run(1, List.of(), done, Pictures.integrated("03-01", 1, "A", true), SECOND, THIRD);

        assertThat(lines(before, asked))
                .containsExactly("[checkpoint] phase 03 wave 1/2 plan 03-01 checkpoint (0/3 plans done)");
        assertThat(lines(asked, goesOn)).isEmpty();
        assertThat(lines(goesOn, complete))
                .containsExactly("[checkpoint] phase 03 wave 1/2 plan 03-01 complete (1/3 plans done)");
    }

    @Test
    void tellsTheEndOfAWaveWithWhatWentWrong() {
        TaskStatus done = Pictures.integrated("03-01~1", 1, "A", true);
        TaskStatus whole = Pictures.integrated("03-01", 1, "A", true);
        RunSnapshot before = run(1, List.of(), done, whole, Pictures.status("03-02", 1, "B", TaskState.RUNNING), THIRD);
        RunSnapshot after =
                run(2, List.of(), done, whole, Pictures.lost("03-02", "B", TaskState.ABANDONED, 3, "no"), THIRD);

        assertThat(lines(before, after))
                .containsExactly(
                        "[checkpoint] phase 03 wave 1/2 plan 03-02 failed (1/3 plans done)",
                        "[checkpoint] phase 03 wave 1/2 complete, 1/3 plans done (1/2 ok)",
                        "[checkpoint] phase 03 wave 2/2 starting, 1 plan(s), 1/3 plans done");
    }

    @Test
    void tellsWhatCameBeforeAnybodyLooked() {
        RunSnapshot now = run(
                2,
                List.of(),
                Pictures.integrated("03-01~1", 1, "A", true),
                Pictures.integrated("03-01", 1, "A", true),
                Pictures.integrated("03-02", 1, "B", true),
                THIRD);

        assertThat(WaveLines.between(null, now).stream().map(Line::text))
                .endsWith(
                        "[checkpoint] phase 03 wave 1/2 complete, 2/3 plans done (2/2 ok)",
                        "[checkpoint] phase 03 wave 2/2 starting, 1 plan(s), 2/3 plans done")
                .hasSize(7);
    }

    @Test
    void saysNothingOfRunsWithoutWaves() {
        assertThat(WaveLines.between(null, Pictures.running())).isEmpty();
    }

    private static List<String> lines(RunSnapshot before, RunSnapshot after) {
        return WaveLines.between(before, after).stream().map(Line::text).toList();
    }

    private static RunSnapshot run(int phase, List<OpenQuestion> questions, TaskStatus... tasks) {
        RunSnapshot run = Pictures.run(RunState.RUNNING, phase, List.of(tasks), Map.of(), List.of());
        return Pictures.inWaves(run, Map.of(1, "wave 1 of 03", 2, "wave 2 of 03"), questions);
    }
}
