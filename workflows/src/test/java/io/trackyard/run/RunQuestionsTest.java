package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.plan.Question;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunQuestionsTest {
    @Test
    void aTaskThatAsksStartsWhenItIsAnsweredAndIsToldTheAnswer() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b?", "c"))) {
            run.start();
            awaitQuestions(run, "b");

            assertThat(run.activities().calls("carryOutTask b")).isEmpty();
            assertThat(run.activities().integrated()).contains("a");
            run.awaitState(RunState.WAITING);
            assertThat(run.progress().waitingFor()).isEqualTo("approval");

            run.workflow().answer(ScriptedRun.answer("b", "perhaps"));
            run.workflow().answer(ScriptedRun.answer("b", "yes"));
            assertThat(run.result().integrated()).isEqualTo(3);
            assertThat(run.activities().calls("carryOutTask b")).containsExactly("carryOutTask b WORK 1 told yes");
        }
    }

    @Test
    void aTaskThatIsNotApprovedIsSkippedWithWhatNeedsIt() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a?", "b<a", "c"))) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().answer(ScriptedRun.answer("a", "skip"));
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.SKIPPED)
                    .containsEntry("b", TaskState.SKIPPED)
                    .containsEntry("c", TaskState.INTEGRATED);
            assertThat(run.task("a").reason()).isEqualTo("left out by somebody");
        }
    }

    /** The options of a decision are words of its source, and mean nothing to the run. */
    @Test
    void aDecisionForAnOptionThatIsCalledSkipSkipsNothing() {
        PlannedTask task = new PlannedTask(
                "a", "A", List.of(), 3, 60, new Question(Question.Kind.DECISION, "How?", List.of("skip", "stop")));
        try (ScriptedRun run = ScriptedRun.of(
                new PhasePlan(List.of(new PlannedTrack(1, "**", false, List.of(task)))), Plans.phase("b"))) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().answer(ScriptedRun.answer("a", "stop"));

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.activities().calls("carryOutTask a")).containsExactly("carryOutTask a WORK 1 told stop");
        }
    }

    @Test
    void anAgentThatAsksHoldsNoSlotAndGoesOnWithTheAnswerAtNoAttempt() {
        try (ScriptedRun run =
                ScriptedRun.of(ScriptedRun.settings(1), Plans.phase("a b", "c")).script("a", "fail, ask, ok")) {
            run.start();
            awaitQuestions(run, "a");
            await().until(() -> !run.activities().calls("carryOutTask c").isEmpty());
            OpenQuestion question = run.progress(1).questions().get(0);

            assertThat(question.kind()).isEqualTo("agent");
            assertThat(question.text()).isEqualTo("Which way?");
            assertThat(question.choices()).containsExactly("left", "stop");
            assertThat(run.activities().calls("carryOutTask b")).isEmpty();

            run.workflow().answer(ScriptedRun.answer("a", "neither"));
            run.workflow().answer(ScriptedRun.answer("a", "stop"));
            assertThat(run.result().integrated()).isEqualTo(3);
            assertThat(run.activities().calls("carryOutTask a"))
                    .containsExactly(
                            "carryOutTask a WORK 1", "carryOutTask a WORK 2", "carryOutTask a WORK 2 answered stop");
            assertThat(run.task("a").attempts()).isEqualTo(2);
        }
    }

    @Test
    void anAgentCanAskAgainAndIsToldAllAnswers() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", "ask, ask, fail, ok")) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().answer(ScriptedRun.answer("a", "left"));
            await().until(() -> run.activities().calls("carryOutTask a").size() == 2
                    && !run.progress(1).questions().isEmpty());
            run.workflow().answer(ScriptedRun.answer("a", "stop"));

            assertThat(run.result().integrated()).isEqualTo(1);
            assertThat(run.activities().calls("carryOutTask a"))
                    .containsExactly(
                            "carryOutTask a WORK 1",
                            "carryOutTask a WORK 1 answered left",
                            "carryOutTask a WORK 1 answered left answered stop",
                            "carryOutTask a WORK 2 answered left answered stop");
        }
    }

    @Test
    void anAgentThatAsksWhileItResolvesAConflictGoesOnResolvingIt() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", "conflict, ask, ok")) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().answer(ScriptedRun.answer("a", "left"));

            assertThat(run.result().integrated()).isEqualTo(1);
            assertThat(run.activities().calls("carryOutTask a"))
                    .containsExactly(
                            "carryOutTask a WORK 1",
                            "carryOutTask a CONFLICT 1",
                            "carryOutTask a CONFLICT 1 answered left");
        }
    }

    @Test
    void aTaskWhoseAgentAsksIsGivenUpWhenTheRunIsDrained() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b")).script("a", "ask")) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().drain(ScriptedRun.command("drain"));
            run.result();

            assertThat(run.outcomes()).containsEntry("a", TaskState.ABANDONED).containsEntry("b", TaskState.CANCELLED);
            assertThat(run.task("a").reason()).isEqualTo("nobody answered what its agent asked: Which way?");
        }
    }

    @Test
    void anAgentOnATrackOfALargePhaseIsToldToDecideItself() {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.flat(0, ScriptedRun.settings(4)), Plans.phase("a"))
                .script("a", "ask, ok")) {
            run.start();

            assertThat(run.result().integrated()).isEqualTo(1);
            assertThat(run.activities().calls("carryOutTask a"))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("carryOutTask a WORK 1 answered Nobody can be asked here.");
        }
    }

    @Test
    void oneWordCanApproveAllThatFollow() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a? b? c?"))) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().answer(ScriptedRun.answer("a", "continue"));

            assertThat(run.result().integrated()).isEqualTo(3);
        }
    }

    @Test
    void aSpentTaskHoldsAllThatHasNotBegunUntilAPersonHasSpoken() {
        try (ScriptedRun run = waiting("a*1 b", "c d").script("a", "fail").script("c", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("c");
            awaitQuestions(run, "a");
            run.activities().release("c");
            run.awaitState(RunState.WAITING);

            assertThat(run.progress().waitingFor()).isEqualTo("abandon");
            assertThat(run.activities().calls("carryOutTask d")).isEmpty();

            run.workflow().answer(ScriptedRun.answer("a", "skip"));
            run.result();
            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.ABANDONED)
                    .containsEntry("b", TaskState.INTEGRATED)
                    .containsEntry("d", TaskState.INTEGRATED);
            assertThat(run.task("a").reason()).contains("the check failed");
        }
    }

    @Test
    void aSpentTaskCanBeGrantedAFreshStart() {
        try (ScriptedRun run = waiting("a*2 b").script("a", "fail, fail, fail, ok")) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().answer(ScriptedRun.answer("a", "retry"));

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.activities().calls("carryOutTask a"))
                    .containsExactly(
                            "carryOutTask a WORK 1",
                            "carryOutTask a WORK 2",
                            "carryOutTask a WORK 1",
                            "carryOutTask a WORK 2");
        }
    }

    @Test
    void aSecondAnswerToOneQuestionIsNoneToTheNext() {
        PhaseSettings waits = ScriptedRun.onAbandon(OnAbandon.WAIT, ScriptedRun.settings(1));
        try (ScriptedRun run = ScriptedRun.of(waits, Plans.phase("a*1")).script("a", "fail, fail, ok")) {
            run.start();
            awaitQuestions(run, "a");
            OpenQuestion first = run.progress(1).questions().get(0);
            run.environment().sleep(Duration.ofSeconds(1));
            run.workflow().answer(answerTo(first, "retry", "1"));
            await().until(() -> run.progress(1).questions().stream().anyMatch(next -> next.since() != first.since()));

            run.workflow().answer(answerTo(first, "skip", "2"));
            assertThat(run.progress(1).questions()).hasSize(1);

            run.workflow().answer(answerTo(run.progress(1).questions().get(0), "retry", "3"));
            assertThat(run.result().integrated()).isEqualTo(1);
        }
    }

    private static Answer answerTo(OpenQuestion question, String choice, String id) {
        return new Answer(RunInput.SCHEMA, ScriptedRun.command(id), question.id(), choice, "", question.since(), null);
    }

    @Test
    void whoSaysContinueIsNotAskedAgain() {
        try (ScriptedRun run = waiting("a*1 b*1 c").script("a", "fail").script("b", "fail")) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().answer(ScriptedRun.answer("a", "continue"));
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.ABANDONED)
                    .containsEntry("b", TaskState.ABANDONED)
                    .containsEntry("c", TaskState.INTEGRATED);
        }
    }

    @Test
    void whoSaysStopEndsTheRunWithWhatIsIn() {
        try (ScriptedRun run = waiting("a*1 b", "c").script("a", "fail")) {
            run.start();
            awaitQuestions(run, "a");
            run.workflow().answer(ScriptedRun.answer("a", "stop"));
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.ABANDONED)
                    .containsEntry("b", TaskState.CANCELLED)
                    .containsEntry("c", TaskState.INTEGRATED);
        }
    }

    @Test
    void aRunThatIsDrainedWhileItAsksEnds() {
        try (ScriptedRun run = waiting("a*1 b?", "c?").script("a", "fail")) {
            run.start();
            awaitQuestions(run, "c", "a");
            run.workflow().drain(ScriptedRun.command("drain"));
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.ABANDONED)
                    .containsEntry("b", TaskState.CANCELLED)
                    .containsEntry("c", TaskState.CANCELLED);
        }
    }

    @Test
    void aRunThatIsCancelledWhileItAsksEnds() {
        try (ScriptedRun run = waiting("a*1 b").script("a", "fail")) {
            run.start();
            awaitQuestions(run, "a");
            run.untyped().cancel();

            run.awaitState(RunState.CANCELLED);
            assertThat(run.outcomes()).containsEntry("a", TaskState.ABANDONED).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void theTracksOfALargePhaseStopForAPersonToo() {
        try (ScriptedRun run = ScriptedRun.of(
                        ScriptedRun.flat(1, ScriptedRun.onAbandon(OnAbandon.WAIT, ScriptedRun.settings(4))),
                        Plans.phase("a*1 b", "c d?"))
                .script("a", "fail, ok")) {
            run.start();
            awaitQuestions(run, "a", "d");
            assertThat(run.activities().calls("carryOutTask b")).isEmpty();
            run.workflow().answer(ScriptedRun.answer("a", "retry"));
            run.workflow().answer(ScriptedRun.answer("d", "yes"));

            assertThat(run.result().integrated()).isEqualTo(4);
            assertThat(run.activities().calls("carryOutTask d")).containsExactly("carryOutTask d WORK 1 told yes");
        }
    }

    @Test
    void aPhaseThatIsNotGreenAsksHowToGoOn() {
        try (ScriptedRun run = gatedAtTheEnd()) {
            run.activities().gate(false);
            run.activities().gate(true);
            run.start();
            awaitQuestions(run, "gate");
            assertThat(run.activities().calls("loadPhase 2")).isEmpty();
            run.workflow().answer(ScriptedRun.answer("gate", "retry"));

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.activities().calls("gatePhase"))
                    .containsExactly("gatePhase 1", "gatePhase 1", "gatePhase 2");
        }
    }

    @Test
    void aPhaseThatIsNotGreenCanStopTheRun() {
        try (ScriptedRun run = gatedAtTheEnd()) {
            run.activities().gate(false);
            run.start();
            awaitQuestions(run, "gate");
            run.workflow().answer(ScriptedRun.answer("gate", "stop"));
            run.result();

            assertThat(run.outcomes()).containsEntry("a", TaskState.INTEGRATED).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void workIsMergedInTheOrderOfThePlanOnceNothingElseRuns() {
        try (ScriptedRun run = ScriptedRun.of(
                        ScriptedRun.merging(Order.ENTRY, GateAt.MERGE, ScriptedRun.settings(4)),
                        Plans.phase("a", "b", "c"))
                .script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            await().until(() -> run.progress(1).queue().size() == 2);
            assertThat(run.activities().integrated()).isEmpty();
            run.activities().release("a");
            run.result();

            assertThat(run.activities().integrated()).containsExactly("a", "b", "c");
        }
    }

    private static ScriptedRun gatedAtTheEnd() {
        return ScriptedRun.of(
                ScriptedRun.merging(Order.VERIFIED, GateAt.PHASE, ScriptedRun.settings(4)),
                Plans.phase("a"),
                Plans.phase("b"));
    }

    private static ScriptedRun waiting(String... tracks) {
        return ScriptedRun.of(ScriptedRun.onAbandon(OnAbandon.WAIT, ScriptedRun.settings(4)), Plans.phase(tracks));
    }

    private static void awaitQuestions(ScriptedRun run, String... ids) {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(run.progress(1).questions())
                        .extracting(OpenQuestion::id)
                        .containsExactlyInAnyOrderElementsOf(List.of(ids)));
    }
}
