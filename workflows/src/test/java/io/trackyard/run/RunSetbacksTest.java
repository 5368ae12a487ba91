package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ends of sessions that are not the task's fault, and what the run does about each. */
class RunSetbacksTest {
    private static final PhaseSettings BY_CHILDREN = ScriptedRun.flat(0, ScriptedRun.settings(4));

    @Test
    void leavesAnOverloadedProviderAloneForEverLongerAndChargesNothing() {
        String often = "overloaded, ".repeat(12);
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", often + "fail, overloaded, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(2);
            // 10, 20, 40, 80, 160, 320 s, six times 10 min, and 10 s anew
            assertThat(run.took()).isBetween(Duration.ofMinutes(70), Duration.ofMinutes(72));
        }
    }

    @Test
    void saysWhenAnOverloadedProviderIsTriedAgain() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a", "b")).script("a", "hold, ok").script("b", "overloaded, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            await().until(() -> run.progress(1).tasks().get(1).nextTry() != null);
            NextTry next = run.progress(1).tasks().get(1).nextTry();

            assertThat(next.why()).isEqualTo("interrupted: OVERLOADED");
            assertThat(next.unstarted()).isFalse();
            run.activities().release("a");
            assertThat(run.result().integrated()).isEqualTo(2);
        }
    }

    @Test
    void startsNothingOfAnAccountThatIsRefusedUntilAPersonHasMendedIt() {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.settings(2), Plans.phase("a b", "c", "d"))
                .script("a", "hold, refused, refused, ok")
                .script("c", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("c");
            run.activities().release("a");
            run.awaitQuestion(1, OpenQuestion.AUTHENTICATION);
            run.activities().release("c");
            await().until(() -> run.activities().integrated().contains("c"));
            run.awaitState(RunState.WAITING);

            OpenQuestion question = run.progress(1).questions().get(0);
            assertThat(run.progress().waitingFor()).isEqualTo("authentication");
            assertThat(question.text()).isEqualTo("interrupted: AUTHENTICATION");
            assertThat(question.task()).isNull();
            assertThat(question.choices()).containsExactly("retry", "stop");
            assertThat(run.activities().calls("carryOutTask"))
                    .containsExactlyInAnyOrder("carryOutTask a WORK 1", "carryOutTask c WORK 1");

            run.workflow().answer(ScriptedRun.answer("authentication", "retry"));
            await().until(() -> run.activities().calls("carryOutTask a").size() == 2);
            run.awaitQuestion(1, OpenQuestion.AUTHENTICATION);
            run.workflow()
                    .answer(new Answer(RunInput.SCHEMA, ScriptedRun.command("again"), "authentication", "retry", ""));

            assertThat(run.result().integrated()).isEqualTo(4);
            assertThat(run.task("a").attempts()).isEqualTo(1);
        }
    }

    @Test
    void startsNothingWhereTooMuchIsSpentUntilAPersonAllowsMore() {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.settings(2), Plans.phase("a b", "c", "d"))
                .script("a", "hold, overspent, overspent, ok")
                .script("c", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("c");
            run.activities().release("a");
            run.awaitQuestion(1, OpenQuestion.BUDGET);
            run.activities().release("c");
            await().until(() -> run.activities().integrated().contains("c"));
            run.awaitState(RunState.WAITING);

            OpenQuestion question = run.progress(1).questions().get(0);
            assertThat(run.progress().waitingFor()).isEqualTo("budget");
            assertThat(question.text()).isEqualTo("interrupted: BUDGET");
            assertThat(question.task()).isNull();
            assertThat(question.choices()).containsExactly("more", "stop");
            assertThat(run.activities().granted()).isEmpty();

            run.workflow().answer(ScriptedRun.answer("budget", "more"));
            await().until(() -> run.activities().calls("carryOutTask a").size() == 2);
            run.awaitQuestion(1, OpenQuestion.BUDGET);
            run.workflow().answer(new Answer(RunInput.SCHEMA, ScriptedRun.command("again"), "budget", "more", ""));

            assertThat(run.result().integrated()).isEqualTo(4);
            assertThat(run.task("a").attempts()).isEqualTo(1);
            assertThat(run.activities().granted()).as("each is told").hasSize(2);
        }
    }

    @Test
    void whatAPersonAllowsReachesEveryChild() {
        try (ScriptedRun run = ScriptedRun.of(BY_CHILDREN, Plans.phase("a", "b c", "d"))
                .script("a", "hold, overspent, ok")
                .script("b", "hold, ok")
                .script("d", "hold, overspent, ok")) {
            run.start();
            run.activities().awaitHeld("b");
            run.activities().awaitHeld("d");
            run.activities().release("a");
            run.awaitQuestion(1, OpenQuestion.BUDGET);
            run.activities().release("b");
            run.activities().release("d");
            await().until(() -> run.activities().integrated().contains("b"));

            run.workflow().answer(ScriptedRun.answer("budget", "more"));

            assertThat(run.result().integrated()).isEqualTo(4);
            assertThat(run.activities().granted())
                    .as("one and the same, to all")
                    .hasSize(1);
        }
    }

    @Test
    void abandonsATaskThatMayCostNoMoreThoughItHasAttemptsLeft() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b")).script("a", "spent")) {
            run.start();

            assertThat(run.result().integrated()).isEqualTo(1);
            assertThat(run.task("a").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.activities().calls("carryOutTask a")).hasSize(1);
        }
    }

    @Test
    void givesUpWhatWaitsForAnAccountWhenAPersonStopsTheRun() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a b"), Plans.phase("c")).script("a", "refused, ok")) {
            run.start();
            run.awaitQuestion(1, OpenQuestion.AUTHENTICATION);
            run.workflow().answer(ScriptedRun.answer("authentication", "stop"));
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.ABANDONED)
                    .containsEntry("b", TaskState.CANCELLED)
                    .containsEntry("c", TaskState.CANCELLED);
            assertThat(run.task("a").reason()).isEqualTo("interrupted: AUTHENTICATION");
        }
    }

    @Test
    void aDrainedRunWaitsForNoAccount() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b")).script("a", "refused, ok")) {
            run.start();
            run.awaitQuestion(1, OpenQuestion.AUTHENTICATION);
            run.workflow().drain(ScriptedRun.command("1"));
            run.result();

            assertThat(run.outcomes()).containsEntry("a", TaskState.ABANDONED).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void anAccountThatIsRefusedToOneChildHoldsTheOthers() {
        try (ScriptedRun run = ScriptedRun.of(BY_CHILDREN, Plans.phase("a", "b c", "d"))
                .script("a", "hold, refused, ok")
                .script("b", "hold, ok")
                .script("d", "hold, refused, ok")) {
            run.start();
            run.activities().awaitHeld("b");
            run.activities().awaitHeld("d");
            run.activities().release("a");
            run.awaitQuestion(1, OpenQuestion.AUTHENTICATION);
            run.activities().release("b");
            run.activities().release("d");
            await().until(() -> run.activities().integrated().contains("b"));

            // its track goes on at once unless it was told
            await().during(Duration.ofMillis(300))
                    .until(() -> run.activities().calls("carryOutTask c").isEmpty());
            assertThat(run.progress(1).questions()).hasSize(1);
            run.workflow().answer(ScriptedRun.answer("authentication", "retry"));
            assertThat(run.result().integrated()).isEqualTo(4);
        }
    }

    @Test
    void aStoppedRunGivesUpWhatItsChildrenWaitFor() {
        try (ScriptedRun run =
                ScriptedRun.of(BY_CHILDREN, Plans.phase("a", "b")).script("a", "refused, ok")) {
            run.start();
            run.awaitQuestion(1, OpenQuestion.AUTHENTICATION);
            run.workflow().answer(ScriptedRun.answer("authentication", "stop"));
            run.result();

            assertThat(run.outcomes()).containsEntry("a", TaskState.ABANDONED);
        }
    }

    @Test
    void asksAboutAnAgentThatCrashesThreeTimesAtOnePlace() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a b", "c")).script("a", "signal, signal, signal, fail, ok")) {
            run.start();
            run.awaitQuestion(1, "a");

            OpenQuestion question = run.progress(1).questions().get(0);
            assertThat(question.kind()).isEqualTo(OpenQuestion.CRASH);
            assertThat(question.text()).isEqualTo("interrupted: CRASH, 3 times at one place");
            assertThat(question.choices()).containsExactly("retry", "skip", "stop");
            await().until(() -> run.activities().integrated().contains("c"));
            assertThat(run.progress(1).tasks().get(0).attempts()).isZero();

            run.workflow().answer(ScriptedRun.answer("a", "retry"));
            assertThat(run.result().integrated()).isEqualTo(3);
            assertThat(run.task("a").attempts()).isEqualTo(2);
        }
    }

    @Test
    void leavesATaskWhoseAgentCrashesWhereAPersonSaysSo() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b")).script("a", "signal, signal, signal")) {
            run.start();
            run.awaitQuestion(1, "a");
            run.workflow().answer(ScriptedRun.answer("a", "skip"));
            run.result();

            assertThat(run.outcomes()).containsEntry("a", TaskState.ABANDONED).containsEntry("b", TaskState.INTEGRATED);
            assertThat(run.task("a").reason()).isEqualTo("interrupted: CRASH, 3 times at one place");
        }
    }

    @Test
    void takesCrashesForFaultsWhileItGetsFurtherBetweenThem() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))
                .script("a", "signal, signal, further, signal, further, signal, fail, signal, signal, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(2);
        }
    }

    @Test
    void givesATaskOfALargePhaseUpWhoseAgentCrashesAtOnePlace() {
        try (ScriptedRun run =
                ScriptedRun.of(BY_CHILDREN, Plans.phase("a", "b")).script("a", "signal, signal, signal, ok")) {
            run.carryOut();

            assertThat(run.outcomes()).containsEntry("a", TaskState.ABANDONED).containsEntry("b", TaskState.INTEGRATED);
        }
    }

    @Test
    void goesOnWithAWarningWhereTheGateIsInconclusive() {
        PhaseSettings settings = ScriptedRun.writingBack(
                WriteBackTo.PLACE, ScriptedRun.merging(Order.ENTRY, GateAt.PHASE, ScriptedRun.settings(4)));
        try (ScriptedRun run = ScriptedRun.of(settings, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().gateIsInconclusive();
            run.carryOut();

            String warning =
                    "phase 1: the gate is inconclusive: make test; its source is not told that its tasks are done";
            assertThat(run.progress().warnings()).isEqualTo(List.of(warning));
            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.INTEGRATED)
                    .containsEntry("b", TaskState.INTEGRATED);
            assertThat(run.activities().calls("writeBack"))
                    .anyMatch(told -> told.contains("INTEGRATED b"))
                    .noneMatch(told -> told.contains("INTEGRATED a"));
        }
    }
}
