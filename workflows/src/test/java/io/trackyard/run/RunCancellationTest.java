package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCancellationTest {
    @ParameterizedTest
    @ValueSource(ints = {300, 0})
    void endsSessionsKeepsOutcomesAndLandsNothing(int flatTasks) {
        PhaseSettings settings = ScriptedRun.flat(flatTasks, ScriptedRun.settings(4));
        try (ScriptedRun run = ScriptedRun.of(settings, Plans.phase("a b", "c", "d"), Plans.phase("e"))
                .script("b", "hold, ok")
                .script("c", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("b");
            run.activities().awaitHeld("c");
            await().until(() -> run.activities().integrated().contains("d"));
            run.untyped().cancel();

            assertThatThrownBy(run::result)
                    .isInstanceOf(WorkflowFailedException.class)
                    .hasCauseInstanceOf(CanceledFailure.class);
            assertThat(run.activities().calls("cancelled")).containsExactlyInAnyOrder("cancelled b", "cancelled c");
            assertThat(run.activities().calls("endRun")).containsExactly("endRun NONE");
            assertThat(run.progress().state()).isEqualTo(RunState.CANCELLED);
            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.INTEGRATED)
                    .containsEntry("b", TaskState.CANCELLED)
                    .containsEntry("c", TaskState.CANCELLED)
                    .containsEntry("d", TaskState.INTEGRATED);
            assertThat(run.activities().calls("loadPhase 2")).isEmpty();
            assertThat(run.activities().brokenRules()).isEmpty();
        }
    }

    @Test
    void endsARunThatWaitsForQuota() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))
                .script("a", "hold, quota 100h, ok")
                .script("b", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("b");
            run.activities().release("a");
            await().until(() -> "quota".equals(run.progress(1).waitingFor()));
            run.untyped().cancel();

            assertThatThrownBy(run::result).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(run.outcomes()).containsEntry("a", TaskState.CANCELLED);
        }
    }

    @Test
    void endsAPausedRunInWhichNothingRuns() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b")).script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.workflow().pause(ScriptedRun.command("1"));
            run.activities().release("a");
            await().until(() -> run.progress(1).tasks().get(0).state() == TaskState.INTEGRATED);
            run.untyped().cancel();

            assertThatThrownBy(run::result).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(run.outcomes()).containsEntry("a", TaskState.INTEGRATED).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void endsARunThatHasHardlyBegun() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))) {
            run.activities().holdCall("beginRun");
            run.start();
            run.activities().awaitHeld("beginRun");
            run.untyped().cancel();
            await().until(() -> run.history().getEvents().stream()
                    .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED));
            run.activities().release("beginRun");

            assertThatThrownBy(run::result).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(run.activities().calls("loadPhase")).isEmpty();
            assertThat(run.activities().calls("endRun")).containsExactly("endRun NONE");
        }
    }

    @Test
    void keepsWhatWasLandedBeforeTheCancellationArrived() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))) {
            run.activities().holdCall("endRun FAST_FORWARD");
            run.start();
            run.activities().awaitHeld("endRun FAST_FORWARD");
            run.untyped().cancel();
            await().until(() -> run.history().getEvents().stream()
                    .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED));
            run.activities().release("endRun FAST_FORWARD");

            assertThatThrownBy(run::result).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(run.activities().calls("endRun NONE")).isEmpty();
            assertThat(run.progress().end()).isNotNull();
        }
    }

    @Test
    void commandsToACancelledRunChangeNothing() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.untyped().cancel();
            run.workflow().pause(ScriptedRun.command("1"));

            assertThatThrownBy(run::result).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(run.progress().state()).isEqualTo(RunState.CANCELLED);
        }
    }
}
