package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.Errand;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskRequest;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.Usage;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.ClaudeLines;
import io.trackyard.testing.RequestDraft;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Sessions that spend too much; their agent prints what it uses as Claude Code does, 1,050 tokens for a message. */
class SpendingIT extends ScriptedAttempt {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Test
    void endsASessionThatUsesUpTheBudgetOfAnAttemptAndKeepsItsWork() throws Exception {
        begin(stop(Per.ATTEMPT, 1_000));
        goesOnForEver();

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(failure.getType()).isEqualTo(FailureTypes.AGENT_FAILED);
        assertThat(failure.getOriginalMessage()).isEqualTo("the budget of an attempt is spent: 1,050 of 1,000 tokens");
        assertThat(Worker.ledger(failure).failures()).isEqualTo(1);
        assertThat(Worker.ledger(failure).used()).isEqualTo(new Usage(1_000, 50, null));
        assertThat(worker.files("T1").feedback().orElseThrow()).contains("the budget of an attempt is spent");
        assertThat(run.scratch().git("show", "--stat", lastSnapshot())).contains("half.txt");
        assertThat(ProcessIdentity.of(agent.starts().get(0))).isEmpty();
    }

    @Test
    void letsASessionEndByItselfThatHasJustUsedItUp() throws Exception {
        begin(stop(Per.RUN, 1_000));
        worker.pulse.meanwhile(() -> {}); // no second look
        agent.writes("whole.txt", "whole\n").says(ClaudeLines.uses());
        succeeds();

        assertThat(worker.carryOut(run.task("T1")).note()).contains("file");
        assertThat(worker.files("T1").read().ledger().used()).isEqualTo(new Usage(1_000, 50, null));
    }

    @Test
    void hasAnotherBudgetForTheNextAttempt() throws Exception {
        begin(stop(Per.ATTEMPT, 1_000));
        goesOnForEver();
        AttemptLedger ledger = Worker.ledger(worker.failure(run.task("T1")));
        ends();

        assertThat(worker.carryOut(run.task("T1", ledger, Errand.WORK)).note()).contains("file");
    }

    @Test
    void abandonsATaskWhoseBudgetIsSpentThoughItHasAttemptsLeft() throws Exception {
        begin(stop(Per.TASK, 1_000));
        goesOnForEver();

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(failure.getType()).isEqualTo(FailureTypes.TASK_ABANDONED);
        assertThat(failure.getOriginalMessage()).isEqualTo("the budget of the task is spent: 1,050 of 1,000 tokens");
        assertThat(Worker.ledger(failure).failures()).isEqualTo(1);
        assertThat(run.scratch().git("for-each-ref", "--format=%(refname)"))
                .contains("refs/trackyard/abandoned/calm-otter/");
    }

    @Test
    void namesTheBudgetWhereThatLeavesATaskNoAttemptAfterItsCheckFailed() throws Exception {
        draft.speaking(Client.CLAUDE).spending(new Budget(Per.TASK, Then.STOP, null, null, null, 1L));
        begin(TaskDraft.of("T1").checkedBy("false"));
        ends();

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(failure.getType()).isEqualTo(FailureTypes.TASK_ABANDONED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo("its check failed: false (exit 1); the budget of the task is spent: 1 of 1 sessions");
        assertThat(worker.files("T1").feedback().orElseThrow()).doesNotContain("budget");
    }

    @Test
    void countsATasksBudgetAnewWhereAPersonHasItTriedAnew() throws Exception {
        begin(stop(Per.TASK, 1_000));
        goesOnForEver();
        AttemptLedger ledger = Worker.ledger(worker.failure(run.task("T1")));
        ends();

        ApplicationFailure refused = worker.failure(run.task("T1", ledger, Errand.WORK));
        assertThat(refused.getType()).isEqualTo(FailureTypes.TASK_ABANDONED);
        assertThat(agent.starts()).hasSize(1);

        assertThat(worker.carryOut(run.task("T1", ledger.renewed(), Errand.WORK))
                        .note())
                .contains("file");
    }

    @Test
    void waitsForAPersonWhereTheRunsBudgetIsSpentAndChargesNobody() throws Exception {
        begin(stop(Per.RUN, 1_000));
        goesOnForEver();

        Interruption told = Worker.interruption(worker.failure(run.task("T1")));

        assertThat(told.cause()).isEqualTo(Interruption.Cause.BUDGET);
        assertThat(told.message()).isEqualTo("the budget of the run is spent: 1,050 of 1,000 tokens");
        assertThat(told.ledger().failures()).isZero();

        Interruption again = Worker.interruption(worker.failure(run.task("T1", told.ledger(), Errand.WORK)));
        assertThat(again.cause()).as("no session is started for nothing").isEqualTo(Interruption.Cause.BUDGET);
        assertThat(agent.starts()).hasSize(1);

        ends();
        assertThat(worker.carryOut(granted(told.ledger(), 1)).note()).contains("file");
        assertThat(worker.files("T1").read().ledger().attempt()).isEqualTo(1);
    }

    @Test
    void takesAGrantThatIsToldTwiceForOne() throws Exception {
        begin(stop(Per.PHASE, 1_000));
        goesOnForEver();
        Interruption first = Worker.interruption(worker.failure(run.task("T1")));
        Interruption second = Worker.interruption(worker.failure(granted(first.ledger(), 1)));

        assertThat(second.message()).isEqualTo("the budget of phase 1 is spent: 2,100 of 2,000 tokens");

        Interruption third = Worker.interruption(worker.failure(granted(second.ledger(), 1)));
        assertThat(third.message()).isEqualTo(second.message());
        assertThat(agent.starts()).hasSize(2);
    }

    @Test
    void waitsForTomorrowWhereTodaysBudgetIsSpent() throws Exception {
        begin(stop(Per.DAY, 1_000));
        goesOnForEver();

        Interruption told = Worker.interruption(worker.failure(run.task("T1")));

        ZoneId here = ZoneId.systemDefault();
        Instant tomorrow = worker.time
                .instant()
                .atZone(here)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(here)
                .toInstant();
        assertThat(told.cause()).isEqualTo(Interruption.Cause.QUOTA);
        assertThat(told.message()).isEqualTo("today's budget is spent: 1,050 of 1,000 tokens");
        assertThat(Instant.ofEpochMilli(told.notBefore())).isEqualTo(tomorrow);

        worker.time.advance(Duration.between(worker.time.instant(), tomorrow));
        ends();
        assertThat(worker.carryOut(run.task("T1", told.ledger(), Errand.WORK)).note())
                .contains("file");
    }

    @Test
    void startsNoMoreSessionsThanAreAllowed() throws Exception {
        begin(new Budget(Per.ACCOUNT, Then.STOP, null, null, null, 1L));
        succeeds(); // and changed nothing
        AttemptLedger ledger = Worker.ledger(worker.failure(run.task("T1")));

        Interruption told = Worker.interruption(worker.failure(run.task("T1", ledger, Errand.WORK)));

        assertThat(told.message()).matches("today's budget of the account .* is spent: 1 of 1 sessions");
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void onlySaysSoWhereABudgetIsToWarn() throws Exception {
        begin(new Budget(Per.RUN, Then.WARN, 1_000L, null, null, null));
        agent.writes("half.txt", "half\n").says(ClaudeLines.uses()).waitsFor("enough");
        succeeds();
        CompletableFuture<?> verdict = worker.inBackground(run.task("T1"));
        await().until(() -> worker.pulse.beats().stream()
                .anyMatch(
                        beat -> beat.doing().equals("session, the budget of the run is spent: 1,050 of 1,000 tokens")));
        agent.receives("enough");

        assertThat(verdict.get()).isNotNull();
    }

    private TaskRequest granted(AttemptLedger ledger, long at) {
        return RequestDraft.of(run.task("T1", ledger, Errand.WORK)).granted(at).build();
    }

    private String lastSnapshot() {
        return run.scratch()
                .git("for-each-ref", "--format=%(objectname)", "refs/trackyard/wip")
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static Budget stop(Per per, long tokens) {
        return new Budget(per, Then.STOP, tokens, null, null, null);
    }

    private void begin(Budget budget) {
        draft.speaking(Client.CLAUDE).spending(budget);
        begin(TaskDraft.of("T1"));
        worker.pulse.meanwhile(() -> worker.time.advance(BETWEEN_LOOKS));
    }

    private void goesOnForEver() throws IOException {
        agent = ScriptedAgent.in(directory.resolve("agent"))
                .writes("half.txt", "half\n")
                .says(ClaudeLines.uses())
                .runs("sleep 1000");
    }

    private void ends() throws IOException {
        agent = ScriptedAgent.in(directory.resolve("agent")).writes("whole.txt", "whole\n");
        succeeds();
    }

    private void succeeds() throws IOException {
        agent.says(ClaudeLines.begins()).says(ClaudeLines.succeeds("done")).endsWell();
    }
}
