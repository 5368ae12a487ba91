package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.temporal.api.enums.v1.EventType;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import org.junit.jupiter.api.Test;

class RunSteeringTest {
    @Test
    void aPausedRunFinishesWhatRunsAndStartsNothingUntilUnpaused() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a b"), Plans.phase("c")).script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.workflow().pause(ScriptedRun.command("1"));
            awaitWord(run, 1);
            run.activities().release("a");
            await().until(() -> run.progress(1).tasks().get(0).state() == TaskState.INTEGRATED);

            assertThat(run.progress().state()).isEqualTo(RunState.PAUSED);
            assertThat(run.activities().calls("carryOutTask")).hasSize(1);

            run.workflow().unpause(ScriptedRun.command("2"));
            assertThat(run.result().integrated()).isEqualTo(3);
            assertThat(run.activities().calls("openTrack 1.1")).hasSize(1);
        }
    }

    @Test
    void aCommandThatArrivesTwiceIsCarriedOutOnce() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b")).script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.workflow().pause(ScriptedRun.command("1"));
            run.workflow().unpause(ScriptedRun.command("2"));
            run.workflow().pause(ScriptedRun.command("1"));

            run.awaitState(RunState.RUNNING);
            run.activities().release("a");
            assertThat(run.result().integrated()).isEqualTo(2);
        }
    }

    @Test
    void aDrainedRunFinishesWhatRunsAndEndsWithEveryOtherTaskCancelled() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b", "c"), Plans.phase("d"), Plans.phase("e"))
                .script("a", "hold, ok")
                .script("c", "hold, conflict, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.activities().awaitHeld("c");
            run.workflow().drain(ScriptedRun.command("1"));
            run.workflow().unpause(ScriptedRun.command("2"));
            awaitWord(run, 1);
            run.activities().release("a");
            run.activities().release("c");
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.INTEGRATED)
                    .containsEntry("b", TaskState.CANCELLED)
                    .containsEntry("c", TaskState.INTEGRATED)
                    .containsEntry("d", TaskState.CANCELLED)
                    .containsEntry("e", TaskState.CANCELLED);
            assertThat(run.progress().state()).isEqualTo(RunState.COMPLETED);
        }
    }

    @Test
    void commandsThatComeBeforeThePlanWasReadAreHeard() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))) {
            run.startDrained(ScriptedRun.command("1"));

            assertThat(run.result().integrated()).isZero();
            assertThat(run.activities().calls("openTrack")).isEmpty();
        }
    }

    @Test
    void aPhaseHearsWhatItIsToldWhileItReadsItsPlan() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))) {
            run.activities().holdCall("loadPhase 1");
            run.start();
            run.activities().awaitHeld("loadPhase 1");
            run.workflow().drain(ScriptedRun.command("1"));
            awaitWord(run, 1);
            run.activities().release("loadPhase 1");
            run.result();

            assertThat(run.outcomes()).containsEntry("a", TaskState.CANCELLED).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void aPauseBetweenPhasesHoldsTheNext() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a"), Plans.phase("b")).script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.workflow().pause(ScriptedRun.command("1"));
            run.activities().release("a");
            await().until(() -> run.progress().phase() == 2);

            assertThat(run.progress().state()).isEqualTo(RunState.PAUSED);
            run.workflow().drain(ScriptedRun.command("2"));
            run.result();
            assertThat(run.outcomes()).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void tellsItsProgressAtEachStage() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b", "c"), Plans.phase("d"))
                .script("b", "hold, ok")
                .script("d", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("b");
            await().until(() -> run.progress(1).tasks().get(2).state() == TaskState.INTEGRATED);
            assertThat(run.progress().phase()).isEqualTo(1);
            assertThat(run.progress().ended()).isEmpty();
            assertThat(run.progress(1).tasks())
                    .extracting(TaskStatus::id, TaskStatus::track, TaskStatus::state)
                    .containsExactly(
                            tuple("a", "A", TaskState.INTEGRATED),
                            tuple("b", "A", TaskState.RUNNING),
                            tuple("c", "B", TaskState.INTEGRATED));

            run.activities().release("b");
            run.activities().awaitHeld("d");
            assertThat(run.progress().phase()).isEqualTo(2);
            assertThat(run.progress().ended()).hasSize(3);

            run.activities().release("d");
            run.result();
            assertThat(run.progress().phase()).isEqualTo(2);
            assertThat(run.progress().end()).isNotNull();
        }
    }

    /** The run passes a word on to its phase by a signal, which takes as long as it takes. */
    private static void awaitWord(ScriptedRun run, int phase) {
        await().until(() -> run.history(phase).getEvents().stream()
                .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED));
    }
}
