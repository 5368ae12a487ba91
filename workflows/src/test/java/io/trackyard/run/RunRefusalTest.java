package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRefusalTest {
    @ParameterizedTest
    @ValueSource(ints = {300, 0})
    void abandonsTheTasksOfATrackThatCannotBeOpenedAndGoesOn(int flatTasks) {
        PhaseSettings settings = ScriptedRun.flat(flatTasks, ScriptedRun.settings(4));
        try (ScriptedRun run = ScriptedRun.of(settings, Plans.phase("a b", "c"), Plans.phase("d<b", "e<c"))) {
            run.activities().refuse("openTrack 1.1", "the disk is full");
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("a").reason()).isEqualTo("the disk is full");
            assertThat(run.task("b").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.outcomes())
                    .containsEntry("c", TaskState.INTEGRATED)
                    .containsEntry("d", TaskState.SKIPPED)
                    .containsEntry("e", TaskState.INTEGRATED);
        }
    }

    @Test
    void leavesAWorktreeThatCannotBeRemoved() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))) {
            run.activities().refuse("closeTrack", "it holds a nested repository");

            assertThat(run.carryOut().integrated()).isEqualTo(1);
        }
    }

    @Test
    void failsWithTheMessageOfARefusedBeginning() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))) {
            run.activities().refuse("beginRun", "the branch exists");
            run.start();

            assertRefused(run, "the branch exists");
            assertThat(run.progress().state()).isEqualTo(RunState.FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 0})
    void failsWithTheMessageOfARefusedIntegrationOnceAllSessionsHaveEnded(int flatTasks) {
        PhaseSettings settings = ScriptedRun.flat(flatTasks, ScriptedRun.settings(4));
        try (ScriptedRun run = ScriptedRun.of(settings, Plans.phase("a", "b")).script("b", "hold, ok")) {
            run.activities().refuse("integrate a", "the run's branch was moved by somebody else");
            run.start();

            assertRefused(run, "the run's branch was moved by somebody else");
            assertThat(run.activities().calls("cancelled")).isSubsetOf("cancelled b");
            assertThat(run.activities().calls("endRun")).containsExactly("endRun NONE");
            assertThat(run.activities().calls("closeTrack 1.2")).isEmpty();
            assertThat(run.activities().brokenRules()).isEmpty();
            assertThat(run.progress().state()).isEqualTo(RunState.FAILED);
        }
    }

    @Test
    void failsWithTheFirstMessageWhenItsEndIsRefusedToo() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))) {
            run.activities().refuse("loadPhase", "the plan is gone");
            run.activities().refuse("endRun", "the repository is gone");
            run.start();

            assertRefused(run, "the plan is gone");
        }
    }

    private static void assertRefused(ScriptedRun run, String message) {
        assertThatThrownBy(run::result)
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo(FailureTypes.REFUSED);
                    assertThat(failure.getOriginalMessage()).isEqualTo(message);
                });
    }
}
