package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunOutcomesTest {
    @Test
    void carriesOutPhaseAfterPhase() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a b<a", "c"), Plans.phase("d<b", "e<c"), Plans.phase("f<d,e"))) {
            RunResult result = run.carryOut();

            assertThat(result.integrated()).isEqualTo(6);
            assertThat(result.notIntegrated()).isZero();
            assertThat(run.activities().integrated())
                    .containsSubsequence("a", "b", "d", "f")
                    .hasSize(6);
            assertThat(run.activities().calls("loadPhase"))
                    .containsExactly("loadPhase 1", "loadPhase 2", "loadPhase 3");
            assertThat(run.activities().calls("endRun")).containsExactly("endRun FAST_FORWARD");
            assertThat(run.activities().calls("closeTrack")).hasSize(5);
            assertThat(run.activities().brokenRules()).isEmpty();
        }
    }

    @Test
    void integratesATaskAtItsSecondAttempt() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", "fail, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(2);
            assertThat(run.task("a").commit()).isEqualTo("merge-a");
        }
    }

    @Test
    void abandonsATaskAfterThreeFailuresAndSkipsWhatNeedsItInEveryPhase() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b<a", "c"), Plans.phase("d<b", "e<c"), Plans.phase("f<d"))
                .script("a", "fail, fail, fail")) {
            RunResult result = run.carryOut();

            assertThat(result.integrated()).isEqualTo(2);
            assertThat(result.notIntegrated()).isEqualTo(4);
            assertThat(run.task("a").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("a").attempts()).isEqualTo(3);
            assertThat(run.task("a").reason()).isEqualTo("the check failed");
            assertThat(run.task("b").reason()).isEqualTo("needs a");
            assertThat(List.of(run.task("b"), run.task("d"), run.task("f")))
                    .extracting(TaskStatus::state)
                    .containsOnly(TaskState.SKIPPED);
        }
    }

    @Test
    void goesOnWithTheTrackAfterAnAbandonedTask() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a*1 b")).script("a", "fail")) {
            run.carryOut();

            assertThat(run.activities().integrated()).containsExactly("b");
        }
    }

    @Test
    void givesATaskAsManyAttemptsAsItsPlanSays() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a*5", "b*1"))
                .script("a", "fail, fail, fail, fail, ok")
                .script("b", "fail, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(5);
            assertThat(run.task("b").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("b").attempts()).isEqualTo(1);
        }
    }

    @Test
    void startsNothingMoreAfterAnAbandonedTaskWhereThePolicySaysStop() {
        PhaseSettings stopping = ScriptedRun.onAbandon(OnAbandon.STOP, ScriptedRun.settings(1));
        try (ScriptedRun run = ScriptedRun.of(stopping, Plans.phase("a*1", "b"), Plans.phase("c"))
                .script("a", "fail")) {
            RunResult result = run.carryOut();

            assertThat(result.integrated()).isZero();
            assertThat(run.outcomes()).containsEntry("b", TaskState.CANCELLED).containsEntry("c", TaskState.CANCELLED);
            assertThat(run.activities().calls("carryOutTask")).containsExactly("carryOutTask a WORK 1");
        }
    }

    @Test
    void integratesWhatRunsWhenThePolicySaysStop() {
        PhaseSettings stopping = ScriptedRun.onAbandon(OnAbandon.STOP, ScriptedRun.settings(2));
        try (ScriptedRun run = ScriptedRun.of(stopping, Plans.phase("a*1", "b c"))
                .script("a", "hold, fail")
                .script("b", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("b");
            run.activities().release("a");
            await().until(() -> run.progress(1).tasks().get(0).state() == TaskState.ABANDONED);
            run.activities().release("b");
            run.result();

            assertThat(run.outcomes()).containsEntry("b", TaskState.INTEGRATED).containsEntry("c", TaskState.CANCELLED);
        }
    }

    @Test
    void startsATaskOfAPhaseWithoutBarrierAsSoonAsItsNeedsAreIn() {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.settings(3), Plans.phase("a d<b", "b e<c", "c f<a,d,e"))) {
            RunResult result = run.carryOut();

            assertThat(result.integrated()).isEqualTo(6);
            assertThat(run.activities().brokenRules()).isEmpty();
        }
    }

    @Test
    void aLimitOfOneNeverMakesTracksWaitForEachOther() {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.settings(1), Plans.phase("a d<b f<e", "b e<d", "c<f"))) {
            RunResult result = run.carryOut();

            assertThat(result.integrated()).isEqualTo(6);
            assertThat(run.activities().brokenRules()).isEmpty();
        }
    }

    @Test
    void anExclusiveTrackIsAloneAndTracksThatWaitForItMakeRoom() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a d<x f<y", "! x y<d", "c"))) {
            RunResult result = run.carryOut();

            assertThat(result.integrated()).isEqualTo(6);
            assertThat(run.activities().brokenRules()).isEmpty();
            assertThat(run.activities().calls("openTrack 1.1"))
                    .containsExactly("openTrack 1.1 lease 1", "openTrack 1.1 lease 2", "openTrack 1.1 lease 3");
        }
    }
}
