package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunWriteBackTest {
    private static final PhaseSettings IN_PLACE = ScriptedRun.writingBack(WriteBackTo.PLACE, ScriptedRun.settings(4));

    @Test
    void theSourceIsToldWhatBecomesOfEveryTaskInOrder() {
        try (ScriptedRun run = ScriptedRun.of(IN_PLACE, Plans.phase("a b*1 c<b"), Plans.phase("d"))
                .script("b", "fail")) {
            run.carryOut();

            assertThat(told(run))
                    .containsSubsequence("CLAIMED a", "INTEGRATED a", "CLAIMED b", "ABANDONED b", "SKIPPED c")
                    .containsSubsequence("SKIPPED c", "CLAIMED d", "INTEGRATED d")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aTaskThatIsGivenBackUndoneIsReleased() {
        try (ScriptedRun run = ScriptedRun.of(IN_PLACE, Plans.phase("a b")).script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.untyped().cancel();

            run.awaitState(RunState.CANCELLED);
            assertThat(told(run)).containsExactly("CLAIMED a", "RELEASED a");
        }
    }

    @Test
    void aSourceThatCannotBeWrittenHoldsNothingUpButTheEnd() {
        try (ScriptedRun run = ScriptedRun.of(IN_PLACE, Plans.phase("a b"))) {
            run.activities().holdCall("writeBack CLAIMED a");
            run.start();
            run.activities().awaitHeld("writeBack CLAIMED a");
            await().until(() ->
                    run.progress(1).tasks().stream().allMatch(task -> task.state() == TaskState.INTEGRATED));
            await().until(() -> "write-back".equals(run.progress(1).waitingFor()));
            run.activities().release("writeBack CLAIMED a");

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(told(run)).contains("INTEGRATED a", "INTEGRATED b");
        }
    }

    @Test
    void onTheRunsBranchOutcomesAreToldAndNeverBesideAMerge() {
        try (ScriptedRun run = ScriptedRun.of(
                ScriptedRun.writingBack(WriteBackTo.BRANCH, ScriptedRun.settings(4)), Plans.phase("a", "b", "c"))) {
            run.carryOut();

            assertThat(told(run)).containsExactlyInAnyOrder("INTEGRATED a", "INTEGRATED b", "INTEGRATED c");
        }
    }

    @Test
    void whereTheGateIsAtThePhasesEndNothingCountsBeforeItPassed() {
        PhaseSettings gated = ScriptedRun.merging(Order.VERIFIED, GateAt.PHASE, IN_PLACE);
        try (ScriptedRun run = ScriptedRun.of(gated, Plans.phase("a", "b"))) {
            run.carryOut();

            List<String> calls = run.activities().calls().stream()
                    .filter(call -> call.contains("INTEGRATED") || call.startsWith("gatePhase"))
                    .toList();
            assertThat(calls).first().asString().isEqualTo("gatePhase 1");
            assertThat(told(run)).contains("INTEGRATED a", "INTEGRATED b");
        }
    }

    @Test
    void theOutcomesOfALargePhaseAreToldOnce() {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.flat(1, IN_PLACE), Plans.phase("a b*1", "c"))
                .script("b", "fail")) {
            run.carryOut();

            assertThat(told(run)).contains("INTEGRATED a", "ABANDONED b", "INTEGRATED c");
            assertThat(told(run).stream().filter(news -> !news.startsWith("CLAIMED")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whereWorkWaitsForItsMergeTheSourceIsToldThatItDoes() {
        PhaseSettings entry = ScriptedRun.merging(Order.ENTRY, GateAt.MERGE, IN_PLACE);
        try (ScriptedRun run = ScriptedRun.of(entry, Plans.phase("a", "b")).script("b", "conflict, ok")) {
            run.carryOut();

            assertThat(told(run))
                    .containsSubsequence("VERIFIED a", "MERGING a", "INTEGRATED a")
                    .containsSubsequence(
                            "CLAIMED b",
                            "VERIFIED b",
                            "MERGING b",
                            "CLAIMED b",
                            "VERIFIED b",
                            "MERGING b",
                            "INTEGRATED b");
            assertThat(told(run).indexOf("MERGING a")).isGreaterThan(told(run).indexOf("VERIFIED b"));
        }
    }

    @Test
    void workThatIsLeftToAnotherProgramIsVerifiedAndMeetsNeeds() {
        try (ScriptedRun run = ScriptedRun.of(IN_PLACE, Plans.phase("a", "b<a")).script("a", "ready")) {
            run.carryOut();

            assertThat(told(run)).containsSubsequence("CLAIMED a", "VERIFIED a", "CLAIMED b", "INTEGRATED b");
            assertThat(run.progress().ended().get(0).state()).isEqualTo(TaskState.READY);
        }
    }

    private static List<String> told(ScriptedRun run) {
        return run.activities().calls("writeBack").stream()
                .map(call -> call.replaceFirst("writeBack ", ""))
                .flatMap(news -> Arrays.stream(news.split(", ")))
                .toList();
    }
}
