package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPhaseEndTest {
    private static final PhaseSettings ASKING = ScriptedRun.onAbandon(OnAbandon.ASK, ScriptedRun.settings(4));

    @Test
    void whatDoesNotNeedASpentTaskIsDoneBeforeAPersonIsAsked() {
        try (ScriptedRun run = asking(ASKING)) {
            run.start();
            run.awaitQuestion(1, "a");

            assertThat(run.activities().integrated()).containsExactlyInAnyOrder("b", "d");
            assertThat(run.progress(1).questions())
                    .singleElement()
                    .satisfies(question -> assertThat(question.kind()).isEqualTo("phase-end"))
                    .satisfies(question -> assertThat(question.choices())
                            .containsExactly("retry", "reassign", "spike", "continue", "stop"));
            run.workflow().answer(ScriptedRun.answer("a", "continue"));
            run.result();
            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.ABANDONED)
                    .containsEntry("c", TaskState.SKIPPED)
                    .containsEntry("e", TaskState.INTEGRATED);
        }
    }

    @Test
    void itCanBeTriedAnewByAnotherAgentAndWhatNeedsItFollows() {
        try (ScriptedRun run = asking(ASKING)) {
            run.start();
            run.awaitQuestion(1, "a");
            run.workflow()
                    .answer(new Answer(
                            RunInput.SCHEMA,
                            ScriptedRun.command("1"),
                            "a",
                            "reassign",
                            "",
                            null,
                            new TaskAgent("codex exec", null)));

            assertThat(run.result().integrated()).isEqualTo(5);
            assertThat(run.activities().calls("carryOutTask a"))
                    .containsExactly("carryOutTask a WORK 1", "carryOutTask a WORK 1 by codex exec");
        }
    }

    @Test
    void aSpikeIsCarriedOutBeforeItIsTriedAnew() {
        try (ScriptedRun run = asking(ASKING)) {
            run.start();
            run.awaitQuestion(1, "a");
            run.workflow().answer(ScriptedRun.answer("a", "spike"));

            assertThat(run.result().integrated()).isEqualTo(6);
            List<String> calls = run.activities().calls();
            assertThat(calls)
                    .containsSubsequence(
                            "planSpike a: the check failed",
                            "carryOutTask spike-a WORK 1",
                            "integrate spike-a",
                            "carryOutTask a WORK 1",
                            "carryOutTask c WORK 1",
                            "loadPhase 2");
            assertThat(run.progress().tasks()).isEqualTo(6);
        }
    }

    @Test
    void aSpikeThatComesToNothingItselfIsAskedAboutAndIsNoReasonForAnother() {
        try (ScriptedRun run = asking(ASKING).script("spike-a", "fail, fail, fail")) {
            run.start();
            run.awaitQuestion(1, "a");
            run.workflow().answer(ScriptedRun.answer("a", "spike"));
            run.awaitQuestion(1, "spike-a");
            assertThat(run.progress(1).questions().get(0).choices()).doesNotContain("spike");
            run.workflow().answer(ScriptedRun.answer("spike-a", "continue"));
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("spike-a", TaskState.ABANDONED)
                    .containsEntry("a", TaskState.SKIPPED);
        }
    }

    @Test
    void aDrainedRunGivesUpWhatWaitsForTheEndOfThePhase() {
        try (ScriptedRun run = asking(ASKING)) {
            run.start();
            run.awaitQuestion(1, "a");
            run.workflow().drain(ScriptedRun.command("drain"));
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.ABANDONED)
                    .containsEntry("c", TaskState.CANCELLED)
                    .containsEntry("e", TaskState.CANCELLED);
        }
    }

    @Test
    void aLargePhaseAsksForItsTracks() {
        try (ScriptedRun run = asking(ScriptedRun.flat(0, ASKING))) {
            run.start();
            run.awaitQuestion(1, "a");
            assertThat(run.activities().integrated()).containsExactlyInAnyOrder("b", "d");
            run.workflow().answer(ScriptedRun.answer("a", "retry"));

            assertThat(run.result().integrated()).isEqualTo(5);
        }
    }

    /** On the first track {@code b} goes on behind {@code a}, which fails at first; {@code c} needs it. */
    private static ScriptedRun asking(PhaseSettings settings) {
        return ScriptedRun.of(settings, Plans.phase("a*1 b c<a", "d"), Plans.phase("e"))
                .script("a", "fail, ok");
    }
}
