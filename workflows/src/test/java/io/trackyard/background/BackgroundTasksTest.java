package io.trackyard.background;

import static io.trackyard.background.ScriptedBackground.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Background tasks as workflows, from their submission to their end. */
class BackgroundTasksTest {
    @Test
    void startsTasksInTheOrderOfTheirSubmission() {
        try (ScriptedBackground tasks = ScriptedBackground.start().slots(1)) {
            tasks.script("a", "hold, ok").submit("a", "d").submit("b", "c");
            tasks.awaitLive("a");

            tasks.host().release("a");
            tasks.awaitIdle();

            assertThat(tasks.host().calls("carry out"))
                    .containsExactly("carry out a 1", "carry out d 1", "carry out b 1", "carry out c 1");
        }
    }

    @Test
    void runsFiveAtOnceAndTheNextWhenASlotIsFree() {
        try (ScriptedBackground tasks = ScriptedBackground.start()) {
            List<String> names = List.of("a", "b", "c", "d", "e", "f", "g");
            names.forEach(name -> tasks.script(name, "hold, ok"));
            tasks.submit(names.toArray(String[]::new)).awaitLive("a", "b", "c", "d", "e");

            assertThat(tasks.coordinator().progress().pending()).containsExactly("f", "g");
            tasks.host().release("c");
            tasks.awaitLive("f");
            assertThat(tasks.coordinator().progress().pending()).containsExactly("g");

            names.forEach(tasks.host()::release);
            tasks.awaitIdle();
            assertThat(tasks.host().mostLive()).isEqualTo(5);
            assertThat(tasks.host().calls("carry out")).hasSize(7);
        }
    }

    @Test
    void runsAllAtOnceWhereNoNumberIsSet() {
        try (ScriptedBackground tasks = ScriptedBackground.start().slots(0)) {
            String[] names = {"a", "b", "c", "d", "e", "f", "g"};
            for (String name : names) {
                tasks.script(name, "hold, ok");
            }

            tasks.submit(names).awaitLive(names);

            List.of(names).forEach(tasks.host()::release);
            tasks.awaitIdle();
        }
    }

    @Test
    void aTaskThatFailsIsNotTriedAgainAndStopsNoOther() {
        try (ScriptedBackground tasks = ScriptedBackground.start().slots(1)) {
            tasks.script("a", "fail").submit("a", "b").awaitIdle();

            assertThat(tasks.host().calls("carry out")).containsExactly("carry out a 1", "carry out b 1");
            assertThat(tasks.host().status("a", 1)).isEqualTo(BackgroundStatus.FAILED);
            assertThat(tasks.host().status("b", 1)).isEqualTo(BackgroundStatus.COMPLETED);
        }
    }

    @Test
    void whatIsNotTheTasksFaultIsTriedAgain() {
        try (ScriptedBackground tasks = ScriptedBackground.start()) {
            tasks.script("a", "fault, hand over, quota 5h, ok").submit("a").awaitIdle();

            assertThat(tasks.host().calls("carry out")).hasSize(4);
            assertThat(tasks.host().status("a", 1)).isEqualTo(BackgroundStatus.COMPLETED);
        }
    }

    @Test
    void givesUpATaskThatTheInfrastructureBreaksWithoutEnd() {
        try (ScriptedBackground tasks = ScriptedBackground.start()) {
            tasks.script("a", "fault, fault, fault, fault, fault, fault, fault, fault, fault, fault")
                    .submit("a")
                    .awaitIdle();

            assertThat(tasks.host().calls("carry out")).hasSize(10);
            assertThat(tasks.host().calls("end a"))
                    .containsExactly("end a 1 the infrastructure broke it 10 times: interrupted: FAULT");
        }
    }

    @Test
    void givesUpATaskWhoseAgentCannotBeStartedWithinTwoMinutes() {
        try (ScriptedBackground tasks = ScriptedBackground.start()) {
            tasks.script("a", "setup, setup, setup, setup, setup, setup, setup, setup, setup, setup")
                    .submit("a")
                    .awaitIdle();

            assertThat(tasks.host().calls("carry out")).hasSize(10);
            assertThat(tasks.host().calls("end a")).containsExactly("end a 1 tried 10 times: interrupted: SETUP");
            List<HistoryEvent> events = tasks.history(BackgroundIds.task(ScriptedBackground.COORDINATOR, "a"))
                    .getEvents();
            long seconds = events.get(events.size() - 1).getEventTime().getSeconds()
                    - events.get(0).getEventTime().getSeconds();
            assertThat(seconds).isBetween(60L, 120L);
        }
    }

    @Test
    void failsATaskThatNeedsAPersonWithoutTryingAgain() {
        try (ScriptedBackground tasks = ScriptedBackground.start()) {
            tasks.script("a", "refuse").submit("a").awaitIdle();

            assertThat(tasks.host().calls("carry out")).hasSize(1);
            assertThat(tasks.host().calls("end a")).containsExactly("end a 1 its directory is gone");
        }
    }

    @Test
    void aTaskThatWaitsIsTakenOutOfTheQueueByItsCancellation() {
        try (ScriptedBackground tasks = ScriptedBackground.start().slots(1)) {
            tasks.script("a", "hold, ok").submit("a", "b", "c").awaitLive("a");

            tasks.cancel("b");
            until("the end of b", () -> !tasks.host().calls("end b").isEmpty());
            tasks.host().release("a");
            tasks.awaitIdle();

            assertThat(tasks.host().calls("end b")).containsExactly("end b 1 cancelled");
            assertThat(tasks.host().calls("carry out")).containsExactly("carry out a 1", "carry out c 1");
        }
    }

    @Test
    void aTaskThatRunsIsEndedByItsCancellationAndFreesItsSlot() {
        try (ScriptedBackground tasks = ScriptedBackground.start().slots(1)) {
            tasks.script("a", "hold, ok").submit("a", "b").awaitLive("a");

            tasks.cancel("a", "nobody");
            tasks.awaitIdle();

            assertThat(tasks.host().calls("cancelled")).containsExactly("cancelled a");
            assertThat(tasks.host().calls("end a")).containsExactly("end a 1 cancelled");
            assertThat(tasks.host().status("b", 1)).isEqualTo(BackgroundStatus.COMPLETED);
            assertThatThrownBy(() -> tasks.workflow("a").getResult(Object.class))
                    .isInstanceOf(WorkflowFailedException.class)
                    .hasCauseInstanceOf(CanceledFailure.class);
        }
    }

    @Test
    void aRetryIsAnotherLaunchOfTheSameTask() {
        try (ScriptedBackground tasks = ScriptedBackground.start()) {
            tasks.script("a", "fail, ok").submit("a").awaitIdle();

            tasks.submit(2, "a").awaitIdle();

            assertThat(tasks.host().calls("carry out")).containsExactly("carry out a 1", "carry out a 2");
            assertThat(tasks.host().status("a", 2)).isEqualTo(BackgroundStatus.COMPLETED);
        }
    }

    @Test
    void aSubmissionThatComesTwiceIsOne() {
        try (ScriptedBackground tasks = ScriptedBackground.start().slots(1)) {
            tasks.script("a", "hold, ok").submit("a", "b").submit("a", "b").awaitLive("a");

            tasks.host().release("a");
            tasks.awaitIdle();

            assertThat(tasks.host().calls("carry out")).containsExactly("carry out a 1", "carry out b 1");
        }
    }

    @Test
    void tasksOutliveACoordinatorThatContinuesAsNew() {
        try (ScriptedBackground tasks = ScriptedBackground.continuingAfter(2).slots(2)) {
            tasks.script("a", "hold, ok").script("b", "hold, ok").submit("a", "b", "c", "d", "e");
            tasks.awaitLive("a", "b");
            tasks.awaitContinuation();

            assertThat(tasks.coordinator().progress().running()).containsExactly("a", "b");
            assertThat(tasks.coordinator().progress().pending()).containsExactly("c", "d", "e");
            tasks.host().release("b");
            tasks.host().release("a");
            tasks.awaitIdle();

            assertThat(tasks.host().calls("carry out")).hasSize(5);
            assertThat(tasks.host().mostLive()).isEqualTo(2);
        }
    }

    @Test
    void cancelsATaskThatAnEarlierExecutionOfTheCoordinatorStarted() {
        try (ScriptedBackground tasks = ScriptedBackground.continuingAfter(1)) {
            tasks.script("a", "hold, ok").submit("a").awaitLive("a");
            tasks.awaitContinuation();

            tasks.cancel("a");
            tasks.awaitIdle();

            assertThat(tasks.host().calls("end a")).containsExactly("end a 1 cancelled");
        }
    }

    @Test
    void theMirrorsAreWrittenLastWhenNothingIsLeft() {
        try (ScriptedBackground tasks = ScriptedBackground.start().slots(1)) {
            tasks.script("a", "hold, ok").submit("a", "b").awaitLive("a");
            until("a mirror", () -> tasks.host().mirrored().running().contains("a"));
            assertThat(tasks.host().mirrored().pending()).containsExactly("b");

            tasks.host().release("a");
            tasks.awaitIdle();

            assertThat(tasks.host().mirrored().running()).isEmpty();
            assertThat(tasks.host().mirrored().pending()).isEmpty();
        }
    }

    @Test
    void thePageHoldsNamesAndCountsOnly() {
        SlotQueue queue = new SlotQueue(1, List.of(task("a"), task("b")), List.of());
        queue.start();

        assertThat(CoordinatorPage.of(queue))
                .isEqualTo("**1 running, 1 pending** · 1 at once\n\nRunning: `a`\n\nPending: `b`");
    }

    private static BackgroundTask task(String id) {
        return new BackgroundTask(id, 1, 60, "<script>");
    }
}
