package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.client.WorkflowFailedException;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.Telling.Occasion;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunNoticesTest {
    private static final PhaseSettings ASKING = ScriptedRun.onAbandon(OnAbandon.WAIT, ScriptedRun.settings(4));

    @Test
    void aPersonIsToldOnceThatTheRunWaitsAndOnceThatItIsOver() {
        try (ScriptedRun run = ScriptedRun.telling(
                        List.of(Occasion.WAITING, Occasion.DONE), ASKING, Plans.phase("a*1", "b"))
                .script("a", "fail")) {
            run.start();
            await().until(() -> !run.activities().calls("tellPerson 1").isEmpty());
            run.answerOnceAsked(1, "a", "skip");
            run.result();

            assertThat(run.activities().calls("tellPerson"))
                    .containsExactly(
                            "tellPerson 1 Run bright-heron waits for you (abandon): trackyard answer bright-heron",
                            "tellPerson 2 Run bright-heron is done: 1 of 2 integrated, 1 abandoned");
        }
    }

    @Test
    void whoWantsToHearOfFailuresIsNotToldOfOtherQuestionsNorOfAGoodEnd() {
        try (ScriptedRun run =
                ScriptedRun.telling(List.of(Occasion.FAILURE), ASKING, Plans.phase("a?"), Plans.phase("b<a*1"))) {
            run.script("b", "fail, ok").start();
            run.awaitState(RunState.WAITING);
            run.answerOnceAsked(1, "a", "yes");
            await().until(() -> !run.activities().calls("tellPerson").isEmpty());
            run.answerOnceAsked(2, "b", "retry");
            run.result();

            assertThat(run.activities().calls("tellPerson"))
                    .containsExactly(
                            "tellPerson 1 Run bright-heron waits for you (abandon): trackyard answer bright-heron");
        }
    }

    @Test
    void nobodyIsToldWhereThatIsOffNorOfAQuota() {
        try (ScriptedRun run = ScriptedRun.telling(List.of(), ASKING, Plans.phase("a*1"))
                        .script("a", "fail");
                ScriptedRun other = ScriptedRun.telling(List.of(Occasion.WAITING), ASKING, Plans.phase("a"))
                        .script("a", "quota 5h, ok")) {
            run.start();
            run.awaitState(RunState.WAITING);
            run.answerOnceAsked(1, "a", "skip");
            run.result();
            other.carryOut();

            assertThat(run.activities().calls("tellPerson")).isEmpty();
            assertThat(other.activities().calls("tellPerson")).isEmpty();
        }
    }

    @Test
    void aNoticeThatCannotBeGivenHoldsNothingUp() {
        try (ScriptedRun run = ScriptedRun.telling(List.of(Occasion.values()), ASKING, Plans.phase("a?"))) {
            run.activities().refuse("tellPerson", "the disk is full");
            run.start();
            run.awaitState(RunState.WAITING);
            run.answerOnceAsked(1, "a", "yes");

            assertThat(run.result().integrated()).isEqualTo(1);
            assertThat(run.activities().calls("tellPerson")).hasSize(2);
        }
    }

    @Test
    void aFailureIsToldAndACancellationIsNot() {
        try (ScriptedRun failed =
                        ScriptedRun.telling(List.of(Occasion.FAILURE), ScriptedRun.settings(4), Plans.phase("a"));
                ScriptedRun cancelled = ScriptedRun.telling(
                                List.of(Occasion.values()), ScriptedRun.settings(4), Plans.phase("a"))
                        .script("a", "hold, ok")) {
            failed.activities().refuse("integrate", "the branch was moved");
            failed.start();
            assertThatThrownBy(failed::result).isInstanceOf(WorkflowFailedException.class);
            cancelled.start();
            cancelled.activities().awaitHeld("a");
            cancelled.untyped().cancel();
            assertThatThrownBy(cancelled::result).isInstanceOf(WorkflowFailedException.class);

            assertThat(failed.activities().calls("tellPerson"))
                    .containsExactly("tellPerson 1 Run bright-heron failed: the branch was moved");
            assertThat(cancelled.activities().calls("tellPerson")).isEmpty();
        }
    }
}
