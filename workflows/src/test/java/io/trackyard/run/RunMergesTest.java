package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import org.junit.jupiter.api.Test;

class RunMergesTest {
    @Test
    void aConflictGoesBackToTheAgentAndIsNotCharged() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a*1")).script("a", "conflict, conflict, conflict, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(1);
            assertThat(run.activities().calls("carryOutTask"))
                    .startsWith("carryOutTask a WORK 1", "carryOutTask a CONFLICT 1");
        }
    }

    @Test
    void conflictsHaveAnEnd() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a")).script("a", "conflict, conflict, conflict, conflict, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("a").reason()).isEqualTo("conflicts: both changed src/main.c");
            assertThat(run.task("a").attempts()).isZero();
        }
    }

    @Test
    void aRedGateIsChargedAndLeavesAtLeastOneMoreSession() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a*1", "b*1")).script("a", "red, ok").script("b", "red, red, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(2);
            assertThat(run.task("b").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("b").reason()).isEqualTo("make test failed");
            assertThat(run.activities().calls("carryOutTask b"))
                    .containsExactly("carryOutTask b WORK 1", "carryOutTask b RED_GATE 2");
        }
    }

    @Test
    void aRedGateAfterFailuresGoesOnWithTheAttemptsThatAreLeft() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a")).script("a", "fail, red, fail, fail, ok")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.ABANDONED);
            assertThat(run.task("a").attempts()).isEqualTo(3);
        }
    }
}
