package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.CanceledFailure;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks whose agents wait for a file that another track has. */
class RunFileWaitsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void aTaskThatWaitsHoldsNoSlotAndGoesOnWhenTheOtherIsThroughAtNoAttempt() {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.settings(2), Plans.phase("a a2", "b b2", "c"))
                .script("a", "fail, await b, ok")
                .script("b", "hold, ok")
                .script("b2", "hold, ok")) {
            run.start();
            awaitWait(run, 0);
            await().until(() -> run.activities().integrated().contains("c"));
            AwaitedFile file = status(run, 0).file();

            assertThat(file.path()).isEqualTo("src/x");
            assertThat(file.track()).isEqualTo("B");
            assertThat(file.task()).isEqualTo("b");
            assertThat(file.words()).isEqualTo("waiting for src/x (held by track B)");
            assertThat(status(run, 0).state()).isEqualTo(TaskState.PENDING);
            assertThat(run.activities().calls("carryOutTask a2")).isEmpty();
            assertThat(run.activities().calls("closeTrack 1.1")).isEmpty();

            run.activities().release("b");
            await().until(() -> run.activities().integrated().contains("a"));
            run.activities().release("b2");
            assertThat(run.result().integrated()).isEqualTo(5);
            assertThat(run.activities().calls("carryOutTask a "))
                    .containsExactly("carryOutTask a WORK 1", "carryOutTask a WORK 2", "carryOutTask a WORK 2");
            assertThat(run.activities().calls("openTrack 1.1")).hasSize(1);
            assertThat(run.task("a").attempts()).isEqualTo(2);
            assertThat(run.task("a").file()).isNull();
        }
    }

    @Test
    void aTaskIsTriedAgainWhenTheReservationHasRunOut() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))
                .script("a", "await b 5m, ok")
                .script("b", "resources 2h, ok")) {
            assertThat(run.carryOut().integrated()).isEqualTo(2);
            assertThat(run.activities().integrated()).containsExactly("a", "b");
            assertThat(run.activities().calls("carryOutTask a ")).hasSize(2);
        }
    }

    /** The one that was told at the beginning does not end the wait for a longer one. */
    @Test
    void aReservationThatWasTakenAnewIsWaitedForAsLongAsPatienceLasts() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))
                .script("a", "await b 5m, still b 30m, still b, ok")
                .script("b", "resources 2h, ok")) {
            assertThat(run.carryOut().integrated()).isEqualTo(2);
            assertThat(run.activities().integrated()).containsExactly("b", "a");
            assertThat(run.activities().calls("carryOutTask a ")).hasSize(4);
        }
    }

    @Test
    void oncePatienceIsOverItIsLookedWhetherTheFileCanBeHad() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a", "b")).script("a", "await b, ok").script("b", "resources 2h, ok")) {
            assertThat(run.carryOut().integrated()).isEqualTo(2);
            assertThat(run.activities().integrated()).containsExactly("a", "b");
        }
    }

    @Test
    void aTaskWhosePatienceIsOverGoesBehindTheTrackThatHasTheFileWithAllThatIsBehindIt() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a a2", "b b2"))
                .script("a", "await b, still b, ok")
                .script("b", "resources 30m, ok")
                .script("b2", "hold, ok")) {
            run.start();
            awaitWait(run, 0);
            run.environment().sleep(Duration.ofMinutes(31));
            run.activities().awaitHeld("b2");
            AwaitedFile file = status(run, 0).file();

            assertThat(file.until()).isZero();
            assertThat(file.words()).isEqualTo("waiting for src/x, behind track B");
            run.activities().release("b2");
            assertThat(run.result().integrated()).isEqualTo(4);
            assertThat(run.activities().integrated()).containsExactly("b", "b2", "a", "a2");
            assertThat(run.activities().calls("openTrack 1.1")).hasSize(1);
        }
    }

    @Test
    void aTaskWhosePatienceIsOverTheThirdTimeIsGivenUpAndTheNextOfItsTrackIsTakenUp() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a a2", "b", "c", "d"))
                .script("a", "await b, still b, await c, still c, still d, still d")
                .script("b", "resources 1h, ok")
                .script("c", "resources 3h, ok")
                .script("d", "resources 9h, ok")) {
            run.carryOut();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.ABANDONED)
                    .containsEntry("a2", TaskState.INTEGRATED);
            assertThat(run.task("a").reason())
                    .isEqualTo("'src/x' could not be had: it waited for it 3 times, last for d on track D");
            assertThat(run.task("a").attempts()).isZero();
            assertThat(run.activities().brokenRules()).isEmpty();
        }
    }

    @Test
    void aPersonCanGrantAFreshStartToATaskThatWaitedInVain() {
        try (ScriptedRun run = ScriptedRun.of(
                        ScriptedRun.onAbandon(OnAbandon.WAIT, ScriptedRun.settings(4)), Plans.phase("a", "b", "c", "d"))
                .script("a", "await b, still b, await c, still c, await d, still d, await d, still d, ok")
                .script("b", "resources 1h, ok")
                .script("c", "resources 3h, ok")
                .script("d", "resources 9h, ok")) {
            run.start();
            awaitWait(run, 0);
            run.environment().sleep(Duration.ofHours(4));
            await().until(() -> !run.progress(1).questions().isEmpty());
            run.workflow().answer(ScriptedRun.answer("a", "retry"));

            assertThat(run.result().integrated()).isEqualTo(4);
            assertThat(run.activities().integrated()).containsExactly("b", "c", "d", "a");
        }
    }

    /** Each has what the other wants, and neither was told so by the worker. */
    @Test
    void ofTwoThatWaitForEachOtherTheFirstGoesOn() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))
                .script("a", "hold, await b, ok")
                .script("b", "hold, await a, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.activities().awaitHeld("b");
            run.activities().release("a");
            run.activities().release("b");

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.took()).isLessThan(PATIENCE);
        }
    }

    @Test
    void threeThatWaitInACircleGoOnOneAfterTheOther() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b", "c"))
                .script("a", "hold, await b, still b, ok")
                .script("b", "hold, await c, still c, ok")
                .script("c", "hold, await a, still a, ok")) {
            run.start();
            for (String task : List.of("a", "b", "c")) {
                run.activities().awaitHeld(task);
            }
            List.of("a", "b", "c").forEach(run.activities()::release);

            assertThat(run.result().integrated()).isEqualTo(3);
        }
    }

    /** The track that has the file goes on with a task that needs the one that waits. */
    @Test
    void aTaskIsNotBehindATrackThatWaitsForItself() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b b2<a b3"))
                .script("a", "await b, still b, ok")
                .script("b", "resources 30m, ok")) {
            assertThat(run.carryOut().integrated()).isEqualTo(4);
            assertThat(run.activities().integrated()).containsExactly("b", "a", "b2", "b3");
        }
    }

    @Test
    void aTaskIsNotBehindATrackThatWaitsForAPerson() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b b2?"))
                .script("a", "await b, still b, ok")
                .script("b", "resources 30m, ok")) {
            run.start();
            awaitWait(run, 0);
            run.environment().sleep(Duration.ofHours(1));
            await().until(() -> run.activities().integrated().contains("a"));
            run.workflow().answer(ScriptedRun.answer("b2", "yes"));
            assertThat(run.result().integrated()).isEqualTo(3);
        }
    }

    @Test
    void anotherTrackMayHaveTheFileWhenTheOneBeforeIsDone() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b", "c"))
                .script("a", "await b, still b, still c, ok")
                .script("b", "resources 30m, ok")
                .script("c", "resources 2h, ok")) {
            assertThat(run.carryOut().integrated()).isEqualTo(3);
            assertThat(run.activities().calls("carryOutTask a ")).hasSize(4);
        }
    }

    /** A task that was asked about before it began is not asked about again because it waits. */
    @Test
    void aTaskThatWaitsIsNotAskedAboutAnew() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a?", "b"))
                .script("a", "await b, ok")
                .script("b", "hold, ok")) {
            run.start();
            await().until(() -> !run.progress(1).questions().isEmpty());
            run.workflow().answer(ScriptedRun.answer("a", "yes"));
            awaitWait(run, 0);

            assertThat(run.progress(1).questions()).isEmpty();
            run.activities().release("b");
            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.activities().calls("carryOutTask a "))
                    .containsExactly("carryOutTask a WORK 1 told yes", "carryOutTask a WORK 1 told yes");
        }
    }

    @Test
    void oneThatWaitsWhileItResolvesAConflictGoesOnResolvingIt() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))
                .script("a", "conflict, await b, ok")
                .script("b", "hold, ok")) {
            run.start();
            awaitWait(run, 0);
            run.activities().release("b");

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.activities().calls("carryOutTask a "))
                    .containsExactly("carryOutTask a WORK 1", "carryOutTask a CONFLICT 1", "carryOutTask a CONFLICT 1");
        }
    }

    @Test
    void aPausedRunLetsWhatWaitsGoOnOnlyWhenItGoesOnItself() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a", "b")).script("a", "await b, ok").script("b", "hold, ok")) {
            run.start();
            awaitWait(run, 0);
            run.workflow().pause(ScriptedRun.command("pause"));
            await().until(() -> run.progress().state() == RunState.PAUSED);
            run.activities().release("b");
            await().until(() -> run.activities().integrated().contains("b"));
            assertThat(run.activities().calls("carryOutTask a ")).hasSize(1);

            run.workflow().unpause(ScriptedRun.command("unpause"));
            assertThat(run.result().integrated()).isEqualTo(2);
        }
    }

    @Test
    void aRunThatIsDrainedCancelsWhatWaits() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a a2", "b"))
                .script("a", "await b, ok")
                .script("b", "hold, ok")) {
            run.start();
            awaitWait(run, 0);
            run.workflow().drain(ScriptedRun.command("drain"));
            await().until(() -> status(run, 0).state() == TaskState.CANCELLED);
            run.activities().release("b");
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("b", TaskState.INTEGRATED)
                    .containsEntry("a2", TaskState.CANCELLED);
            assertThat(run.task("a").reason()).isEqualTo("the run was drained while it waited for src/x");
            assertThat(run.activities().calls("carryOutTask a ")).hasSize(1);
        }
    }

    @Test
    void aRunThatIsStoppedByAnAbandonedTaskCancelsWhatWaits() {
        try (ScriptedRun run = ScriptedRun.of(
                        ScriptedRun.onAbandon(OnAbandon.STOP, ScriptedRun.settings(4)), Plans.phase("a", "b*1"))
                .script("a", "await b, ok")
                .script("b", "hold, fail")) {
            run.start();
            awaitWait(run, 0);
            run.activities().release("b");
            run.result();

            assertThat(run.task("a").reason()).isEqualTo("the run was stopped while it waited for src/x");
        }
    }

    @Test
    void aRunThatIsCancelledCancelsWhatWaits() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a", "b")).script("a", "await b, ok").script("b", "hold, ok")) {
            run.start();
            awaitWait(run, 0);
            run.untyped().cancel();

            assertThatThrownBy(run::result).hasCauseInstanceOf(CanceledFailure.class);
            assertThat(run.outcomes()).containsEntry("a", TaskState.CANCELLED).containsEntry("b", TaskState.CANCELLED);
            assertThat(run.activities().brokenRules()).isEmpty();
        }
    }

    /** What has it is over by the workflow's word, and its last process by the host's is not: nobody runs in circles. */
    @Test
    void whoHasTheFileAlthoughItIsThroughIsLookedAfterNowAndThen() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a", "b")).script("a", "hold, await b, still b, still b, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            await().until(() -> run.activities().integrated().contains("b"));
            run.activities().release("a");

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.took()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75));
        }
    }

    /** Its workflow knows no other track: it is looked after the file as long as patience lasts, three times. */
    @Test
    void aTrackOfALargePhaseWaitsForAsLongAsItsPatienceLasts() {
        try (ScriptedRun run = ScriptedRun.of(
                        ScriptedRun.flat(0, ScriptedRun.settings(4)), Plans.phase("a a2", "b", "c"))
                .script("a", "await b, still b, ok")
                .script("c", "await b, still b, still b, still b")
                .script("b", "resources 15m, ok")) {
            run.carryOut();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.INTEGRATED)
                    .containsEntry("a2", TaskState.INTEGRATED)
                    .containsEntry("c", TaskState.ABANDONED);
            assertThat(run.activities().integrated()).containsExactly("b", "a", "a2");
        }
    }

    @Test
    void anExclusiveTrackIsNotKeptFromItsTurnForEver() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b b2<e b3", "! e"))
                .script("a", "await b, still b, ok")
                .script("b", "resources 30m, ok")) {
            assertThat(run.carryOut().integrated()).isEqualTo(5);
            assertThat(run.activities().integrated()).containsExactly("b", "a", "e", "b2", "b3");
            assertThat(run.activities().brokenRules()).isEmpty();
        }
    }

    private static void awaitWait(ScriptedRun run, int task) {
        await().until(() ->
                !run.progress(1).tasks().isEmpty() && status(run, task).file() != null);
    }

    private static TaskStatus status(ScriptedRun run, int task) {
        return run.progress(1).tasks().get(task);
    }
}
