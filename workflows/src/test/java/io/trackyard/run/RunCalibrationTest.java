package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.temporal.client.WorkflowFailedException;
import io.trackyard.mail.AgentName;
import io.trackyard.mail.RunMail;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.run.CalibrationStatus.Stage;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunCalibrationTest {
    private static final PhaseSettings CALIBRATED = ScriptedRun.calibrating(3, ScriptedRun.settings(4));

    @Test
    void aPhaseThatPassesIsFollowedByTheNext() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a", "b"), Plans.phase("c"))) {
            assertThat(run.carryOut().integrated()).isEqualTo(3);

            assertThat(calibrations(run)).containsExactly("calibrate 1.1 plan 4b825dc", "calibrate 2.1 plan 4b825dc");
            assertThat(run.activities().calls())
                    .containsSubsequence("integrate a", "calibrate 1.1 plan 4b825dc", "carryOutTask c WORK 1");
            assertThat(run.progress().calibrations())
                    .extracting(CalibrationStatus::phase, CalibrationStatus::stage)
                    .containsExactly(tuple(1, Stage.PASSED), tuple(2, Stage.PASSED));
            assertThat(run.progress().calibrations().get(0).lines()).containsExactly("✓ Coverage: all traced");
            allIsWell(run);
        }
    }

    @Test
    void whatAPersonAllowsReachesACalibrationThatSpentTooMuch() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"))) {
            run.activities().calibrations("overspent", "pass");
            run.start();
            run.awaitQuestion(1, OpenQuestion.BUDGET);
            assertThat(run.activities().granted()).isEmpty();

            run.workflow().answer(ScriptedRun.answer("budget", "more"));

            assertThat(run.result().integrated()).isEqualTo(1);
            assertThat(calibrations(run)).hasSize(2);
            assertThat(run.activities().granted()).hasSize(1);
            allIsWell(run);
        }
    }

    @Test
    void aRunThatIsNotCalibratedCalibratesNothing() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))) {
            run.carryOut();

            assertThat(calibrations(run)).isEmpty();
        }
    }

    @Test
    void aPhaseThatBroughtNothingInIsNotLookedAt() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a*1")).script("a", "fail")) {
            run.carryOut();

            assertThat(calibrations(run)).isEmpty();
        }
    }

    @Test
    void whatIsFoundBecomesTasksOfThePhaseOnTracksOfTheirOwn() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a", "b"), Plans.phase("c"))) {
            run.activities().calibrations("fix1 fix2", "pass");
            assertThat(run.carryOut().integrated()).isEqualTo(5);

            assertThat(run.activities().calls("openTrack 1."))
                    .contains("openTrack 1.3 lease 1", "openTrack 1.4 lease 1");
            assertThat(run.task("fix2").track()).isEqualTo("D");
            assertThat(run.task("fix2").phase()).isEqualTo(1);
            assertThat(calibrations(run)).startsWith("calibrate 1.1 plan 4b825dc", "calibrate 1.2 plan plan-1.1");
            assertThat(run.activities().calls())
                    .containsSubsequence("integrate fix2", "calibrate 1.2 plan plan-1.1", "carryOutTask c WORK 1");
            assertThat(run.progress().tasks()).isEqualTo(5);
            allIsWell(run);
        }
    }

    @Test
    void theMailOfARunTellsAllOfItOnce() {
        try (ScriptedRun run =
                ScriptedRun.of(CALIBRATED, Plans.phase("a"), Plans.phase("c*1")).script("c", "fail")) {
            run.activities().calibrations("fix1", "pass");
            run.carryOut();
            RunProgress over = run.progress();

            assertThat(RunMail.of("run", "task", 2, over.ended(), over.calibrations(), Optional.of(Instant.MAX)))
                    .extracting(message -> message.subject().replaceAll(" - .*", ""))
                    .containsExactly(
                            "[CLAIMED] a",
                            "[CLOSED] a",
                            "[TRACK COMPLETE] Track A",
                            "[CALIBRATION FAILED] Phase 1",
                            "[CLAIMED] fix1",
                            "[CLOSED] fix1",
                            "[TRACK COMPLETE] Track B",
                            "[PHASE COMPLETE] Phase 1",
                            "[CLAIMED] c",
                            "[BLOCKED] " + AgentName.of("run", 2, "A"),
                            "[TRACK COMPLETE] Track A",
                            "[PHASE COMPLETE] Phase 2",
                            "[EXECUTION COMPLETE]");
        }
    }

    @Test
    void laterPhasesAndTheNextReadingStartFromThePlanWithTheFixes() {
        try (ScriptedRun run = ScriptedRun.reading(NewTasks.ADD, CALIBRATED, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().calibrations("fix1", "pass");
            run.carryOut();

            assertThat(calibrations(run)).contains("calibrate 2.1 plan plan-1.1");
        }
    }

    @Test
    void fixesGoThroughTheGateOfThePhaseToo() {
        PhaseSettings gated = ScriptedRun.merging(Order.ENTRY, GateAt.PHASE, CALIBRATED);
        try (ScriptedRun run = ScriptedRun.of(gated, Plans.phase("a"))) {
            run.activities().calibrations("fix1", "pass");
            run.carryOut();

            assertThat(run.activities().calls())
                    .containsSubsequence(
                            "gatePhase 1", "calibrate 1.1 plan 4b825dc", "gatePhase 1", "calibrate 1.2 plan plan-1.1");
        }
    }

    @Test
    void aPersonIsAskedWhenTheRoundsAreSpentAndCanLetItBe() {
        PhaseSettings twice = ScriptedRun.calibrating(2, ScriptedRun.settings(4));
        try (ScriptedRun run = ScriptedRun.of(twice, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().calibrations("fix1", "fix2", "fix3");
            run.start();
            run.awaitState(RunState.WAITING);

            assertThat(run.progress().waitingFor()).isEqualTo("calibration");
            assertThat(run.progress(1).questions().get(0).text())
                    .isEqualTo("the calibration still finds 1: issue of fix3");
            assertThat(run.progress(1).questions().get(0).choices()).containsExactly("continue", "again", "stop");
            assertThat(run.activities().calls("carryOutTask b")).isEmpty();

            run.workflow().answer(ScriptedRun.answer("calibration", "continue"));
            assertThat(run.result().integrated()).isEqualTo(4);
            CalibrationStatus left = run.progress().calibrations().get(0);
            assertThat(left.stage()).isEqualTo(Stage.LEFT);
            assertThat(left.open()).containsExactly("issue of fix3");
            assertThat(run.activities().calls("planFixes")).containsExactly("planFixes 1.1", "planFixes 1.2");
        }
    }

    @Test
    void whoSaysAgainGrantsOneRoundMore() {
        PhaseSettings never = ScriptedRun.calibrating(0, ScriptedRun.settings(4));
        try (ScriptedRun run = ScriptedRun.of(never, Plans.phase("a"))) {
            run.activities().calibrations("fix1", "fix2", "pass");
            run.start();
            run.awaitState(RunState.WAITING);
            run.workflow().answer(ScriptedRun.answer("calibration", "again"));

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.activities().calls("planFixes")).containsExactly("planFixes 1.2");
        }
    }

    @Test
    void whoSaysStopEndsTheRunWithWhatIsIn() {
        PhaseSettings never = ScriptedRun.calibrating(0, ScriptedRun.settings(4));
        try (ScriptedRun run = ScriptedRun.of(never, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().calibrations("fix1");
            run.start();
            run.awaitState(RunState.WAITING);
            run.workflow().answer(ScriptedRun.answer("calibration", "stop"));
            run.result();

            assertThat(run.outcomes()).containsEntry("a", TaskState.INTEGRATED).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void aVerdictThatCannotBeHadIsForAPersonAndNeverAFix() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"))) {
            run.activities().calibrations("unclear", "pass");
            run.start();
            run.awaitState(RunState.WAITING);

            assertThat(run.progress(1).questions().get(0).text())
                    .isEqualTo("the calibration has no verdict: its answer is no JSON");
            run.workflow().answer(ScriptedRun.answer("calibration", "again"));
            run.result();
            assertThat(run.progress().calibrations().get(0).stage()).isEqualTo(Stage.PASSED);
        }
    }

    @Test
    void whatTheInfrastructureBreaksIsLookedAtAgainAndThenForAPerson() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"))) {
            String[] broken = new String[PhaseSettings.FAULTS];
            Arrays.fill(broken, "broken");
            run.activities().calibrations(broken);
            run.start();
            run.environment().sleep(Duration.ofMinutes(20));
            run.awaitState(RunState.WAITING);

            assertThat(calibrations(run)).hasSize(PhaseSettings.FAULTS).containsOnly("calibrate 1.1 plan 4b825dc");
            run.workflow().answer(ScriptedRun.answer("calibration", "continue"));
            assertThat(run.result().integrated()).isEqualTo(1);
        }
    }

    @Test
    void whoSaysAgainAfterALookWithoutVerdictTakesNoRoundsAway() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"))) {
            run.activities().calibrations("unclear", "fix1", "fix2", "fix3", "pass");
            run.start();
            run.awaitState(RunState.WAITING);
            run.workflow().answer(ScriptedRun.answer("calibration", "again"));

            assertThat(run.result().integrated()).isEqualTo(4);
        }
    }

    @Test
    void aLookIsGoneOnWithWhenItsWorkerDies() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"))) {
            run.activities().calibrations("hand over", "hand over", "pass");
            run.carryOut();

            assertThat(calibrations(run)).hasSize(3).containsOnly("calibrate 1.1 plan 4b825dc");
            assertThat(run.progress().calibrations().get(0).stage()).isEqualTo(Stage.PASSED);
        }
    }

    @Test
    void aQuotaIsWaitedFor() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"))) {
            run.activities().calibrations("quota 30m", "pass");

            run.carryOut();
            assertThat(run.took()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(32));
        }
    }

    @Test
    void aFixThatIsAbandonedIsLookedAtAgain() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().calibrations("fix1*1", "fix2", "pass");
            run.script("fix1", "fail");
            run.carryOut();

            assertThat(run.outcomes())
                    .containsEntry("fix1", TaskState.ABANDONED)
                    .containsEntry("fix2", TaskState.INTEGRATED)
                    .containsEntry("b", TaskState.INTEGRATED);
        }
    }

    @Test
    void aFixThatIsAbandonedStopsTheRunWhereThatIsThePolicy() {
        PhaseSettings stopping = ScriptedRun.onAbandon(OnAbandon.STOP, CALIBRATED);
        try (ScriptedRun run = ScriptedRun.of(stopping, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().calibrations("fix1*1");
            run.script("fix1", "fail");
            run.carryOut();

            assertThat(calibrations(run)).hasSize(1);
            assertThat(run.outcomes()).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void aRunThatIsPausedCalibratesOnceItGoesOn() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a")).script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.workflow().pause(ScriptedRun.command("pause"));
            run.awaitState(RunState.PAUSED);
            run.activities().release("a");
            await().until(() -> run.activities().integrated().contains("a"));
            await().until(() -> run.progress(1).tasks().get(0).state() == TaskState.INTEGRATED);

            assertThat(calibrations(run)).isEmpty();
            run.workflow().unpause(ScriptedRun.command("unpause"));
            run.result();
            assertThat(calibrations(run)).hasSize(1);
        }
    }

    @Test
    void aRunThatIsDrainedWhileItCalibratesEndsBehindTheLook() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().calibrations("hold", "fix1");
            run.start();
            run.activities().awaitHeld("calibration");
            assertThat(run.progress(1).calibration().words()).isEqualTo("calibrating, round 1");
            assertThat(run.progress(1).waitingFor()).isNull();
            run.workflow().drain(ScriptedRun.command("drain"));
            run.awaitState(RunState.DRAINING);
            run.activities().release("calibration");
            run.result();

            assertThat(run.activities().calls("planFixes")).isEmpty();
            assertThat(run.outcomes()).containsEntry("b", TaskState.CANCELLED);
            assertThat(run.progress().calibrations().get(0).stage()).isEqualTo(Stage.LEFT);
        }
    }

    @Test
    void aRunThatIsCancelledWhileItCalibratesIsCancelled() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().calibrations("hold");
            run.start();
            run.activities().awaitHeld("calibration");
            run.untyped().cancel();

            assertThatThrownBy(run::result).isInstanceOf(WorkflowFailedException.class);
            assertThat(run.activities().calls("cancelled calibration")).hasSize(1);
            assertThat(run.progress().state()).isEqualTo(RunState.CANCELLED);
            assertThat(run.outcomes()).containsEntry("a", TaskState.INTEGRATED);
            allIsWell(run);
        }
    }

    @Test
    void fixesOfALargePhaseAreCarriedOutByChildrenToo() {
        PhaseSettings large = ScriptedRun.flat(1, CALIBRATED);
        try (ScriptedRun run = ScriptedRun.of(large, Plans.phase("a", "b"))) {
            run.activities().calibrations("fix1", "pass");

            assertThat(run.carryOut().integrated()).isEqualTo(3);
            assertThat(calibrations(run)).hasSize(2);
            allIsWell(run);
        }
    }

    @Test
    void theSourceIsToldOfFixesAsOfOtherTasks() {
        PhaseSettings told = ScriptedRun.writingBack(WriteBackTo.PLACE, CALIBRATED);
        try (ScriptedRun run = ScriptedRun.of(told, Plans.phase("a"))) {
            run.activities().calibrations("fix1", "pass");
            run.carryOut();

            assertThat(String.join(", ", run.activities().calls("writeBack")))
                    .contains("CLAIMED fix1")
                    .contains("INTEGRATED fix1");
        }
    }

    @Test
    void thePageSaysWhatIsLookedAt() {
        try (ScriptedRun run = ScriptedRun.of(CALIBRATED, Plans.phase("a"))) {
            run.activities().calibrations("fix1", "hold", "pass");
            run.start();
            run.activities().awaitHeld("calibration");

            PhaseNote note = ProgressText.note(
                    1,
                    new PhaseTasks(1, Plans.phase("a"), List.of(), List.of(), () -> 0),
                    new TrackQueue(List.of(), 1),
                    Optional.of(run.progress(1).calibration()),
                    null,
                    0);
            assertThat(note.counts()).endsWith("calibrating, round 2");
            assertThat(note.table()).contains("✗ Drift: one").contains("issue of fix1");
            run.activities().release("calibration");
            run.result();
        }
    }

    private static List<String> calibrations(ScriptedRun run) {
        return run.activities().calls("calibrate ");
    }

    private static void allIsWell(ScriptedRun run) {
        assertThat(run.activities().brokenRules()).isEmpty();
    }
}
