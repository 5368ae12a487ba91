package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.util.stream.Stream;
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

    @Test
    void whatWaitsIsHandedOverTogetherUpToALimitAndEachIsAnswered() {
        PhaseSettings settings = ScriptedRun.merging(Order.ENTRY, GateAt.BATCH, ScriptedRun.settings(4));
        try (ScriptedRun run = ScriptedRun.of(settings, Plans.phase("a", "b", "c", "d"))
                .script("b", "red, ok")
                .script("c", "conflict, ok")) {
            run.carryOut();

            assertThat(run.activities().calls("integrateBatch"))
                    .containsExactly("integrateBatch a b c", "integrateBatch b c d");
            assertThat(Stream.of("a", "b", "c", "d").map(run::task))
                    .extracting(TaskStatus::state)
                    .containsOnly(TaskState.INTEGRATED);
            assertThat(run.task("b").attempts()).isEqualTo(2);
            assertThat(run.task("c").attempts()).isEqualTo(1);
        }
    }

    @Test
    void aGateThatFailsByChanceIsCountedAndToldAtTheEndOfItsPhase() {
        try (ScriptedRun run =
                ScriptedRun.of(Plans.phase("a", "b", "c")).script("a", "flaky").script("c", "red, flaky")) {
            run.carryOut();

            assertThat(run.task("c").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.progress().warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning)
                            .startsWith("phase 1: the gate failed, and passed when it was run again, 2 times: ")
                            .contains("a (make test (exit 2))", "c (make test (exit 2))"));
        }
    }
}
