package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.CalibrationStatus.Stage;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationDisplayTest {
    private static final List<String> LINES = List.of("✓ Coverage: all traced", "✗ Drift: a new flag", "✓ Security");

    @Test
    void saysInTheWordsOfACoordinatorWhatCalibrationsCameTo() {
        String told = told(
                status(1, 1, Stage.CALIBRATING),
                status(1, 1, Stage.FIXING, "Drift: a new flag"),
                status(1, 2, Stage.CALIBRATING, "Drift: a new flag"),
                status(1, 2, Stage.PASSED));

        assertThat(told)
                .containsSubsequence(
                        "phase 1  calibrating, round 1",
                        "phase 1  ✗ Drift: a new flag",
                        "phase 1  issue  Drift: a new flag",
                        "[CALIBRATION FAILED] Phase 1  Issues found. Fix beads created. Stand by.",
                        "phase 1  calibrating, round 2",
                        "phase 1  ✓ Coverage: all traced",
                        "[PHASE COMPLETE] Phase 1  Calibration passed. Proceeding to Phase 2.");
    }

    @Test
    void tellsRoundsThatCameAndWentBetweenTwoLooks() {
        String told = told(status(1, 1, Stage.CALIBRATING), status(1, 3, Stage.PASSED));

        assertThat(told.split("CALIBRATION FAILED. Phase 1  Issues found. Fix beads created. Stand by.", -1))
                .hasSize(3);
        assertThat(told).doesNotContain("no verdict").containsOnlyOnce("Coverage");
        assertThat(told).endsWith("[PHASE COMPLETE] Phase 1  Calibration passed. Proceeding to Phase 2.\n");
    }

    @Test
    void tellsARoundThatFailedBeforeWhatMendedIt() {
        TaskStatus first = Pictures.status("a", 1, "A", TaskState.INTEGRATED);
        TaskStatus fix = Pictures.status("fix", 1, "B", TaskState.INTEGRATED);
        RunSnapshot before = Pictures.calibrated(of(first), status(1, 1, Stage.CALIBRATING));
        RunSnapshot after = Pictures.calibrated(of(first, fix), status(1, 2, Stage.PASSED));

        assertThat(Style.PLAIN.render(ChangeLines.between(before, after, Pictures.NOW)))
                .containsSubsequence("[CALIBRATION FAILED]", "fix  integrated", "[PHASE COMPLETE]");
    }

    private static RunSnapshot of(TaskStatus... tasks) {
        return Pictures.run(RunState.RUNNING, 1, List.of(tasks), Map.of(), List.of());
    }

    @Test
    void promisesNoFixesWhereAPersonIsAsked() {
        assertThat(told(status(1, 1, Stage.CALIBRATING), status(1, 1, Stage.WAITING, "one")))
                .contains("[CALIBRATION FAILED] Phase 1  Issues found.\n");
        assertThat(told(status(1, 1, Stage.CALIBRATING), status(1, 1, Stage.WAITING)))
                .contains("[CALIBRATION FAILED] Phase 1  It came to no verdict.\n");
        assertThat(told(status(1, 1, Stage.WAITING, "one"), status(1, 1, Stage.LEFT, "one")))
                .contains("phase 1  calibration left, 1 open\n");
        assertThat(told(status(1, 1, Stage.WAITING), status(1, 1, Stage.LEFT)))
                .contains("phase 1  calibration left without a verdict\n");
    }

    @Test
    void theLastWordClaimsNoMoreThanIsTrue() {
        RunSnapshot all = Pictures.run(
                RunState.COMPLETED,
                1,
                List.of(Pictures.status("a", 1, "A", TaskState.INTEGRATED)),
                Map.of(),
                List.of());

        assertThat(end(all)).endsWith("[EXECUTION COMPLETE]  All beads closed. Execution finished.");
        assertThat(end(Pictures.ended())).endsWith("[EXECUTION COMPLETE]  3 of 5 beads closed. Execution finished.");
        assertThat(CalibrationLines.end(Pictures.running(), Pictures.NOW)).isEmpty();
    }

    @Test
    void theTableSaysWhatIsLookedAtAndWhatWasFound() {
        RunSnapshot run = Pictures.calibrated(Pictures.running(), status(1, 2, Stage.CALIBRATING, "Drift: a new flag"));

        assertThat(Style.PLAIN.render(RunView.of(run, Pictures.NOW, 100, 10)))
                .contains("phase 1 of 2 · calibrating, round 2 · running")
                .contains("calibration   ✓ Coverage: all traced\n              ✗ Drift: a new flag");
    }

    @Test
    void theSummaryNamesWhatWasLeft() {
        RunSnapshot run = Pictures.calibrated(
                Pictures.ended(), status(1, 2, Stage.PASSED), status(2, 4, Stage.LEFT, "Drift: a new flag"));

        assertThat(Style.PLAIN.render(RunSummary.of(run, Pictures.NOW, 100)))
                .contains("calibration   phase 2: calibration left, 1 open\n              Drift: a new flag\n")
                .doesNotContain("phase 1:");
    }

    @ParameterizedTest
    @EnumSource
    void everyStageIsInTheSchema(Stage stage) {
        RunSnapshot run = Pictures.calibrated(Pictures.running(), status(1, 2, stage, "one"));

        DocumentSchema.of("status").accepts(StatusJson.of(run));
    }

    /** What a look after each of them says. */
    private static String told(CalibrationStatus first, CalibrationStatus... others) {
        StringBuilder told = new StringBuilder();
        RunSnapshot before = Pictures.running();
        for (CalibrationStatus status :
                Stream.concat(Stream.of(first), Stream.of(others)).toList()) {
            RunSnapshot after = Pictures.calibrated(Pictures.running(), status);
            told.append(Style.PLAIN.render(ChangeLines.between(before, after, Pictures.NOW)));
            before = after;
        }
        return told.toString();
    }

    private static String end(RunSnapshot run) {
        return Style.PLAIN
                .render(CalibrationLines.end(run, Pictures.NOW).stream().toList())
                .strip();
    }

    private static CalibrationStatus status(int phase, int round, Stage stage, String... open) {
        return new CalibrationStatus(phase, round, stage, LINES, List.of(open));
    }
}
