package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.Errand;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.Changes;
import io.trackyard.plan.Scope;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.Resources;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.runfiles.WidenedPlan;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attempts whose agents end by themselves. */
class TaskCarrierIT extends ScriptedAttempt {
    @Test
    void commitsVerifiedWorkWithItsOriginOnTheTracksBranch() throws Exception {
        begin(TaskDraft.of("bd-1").titled("Add a\n file").checkedBy("test -s new.txt"));
        agent.writes("new.txt", "hello\n").endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("bd-1"));

        assertThat(verdict).isEqualTo(new TaskVerdict(verdict.commit(), true, AttemptLedger.none(), "1 file changed"));
        assertThat(git("log", "-1", "--format=%an <%ae>|%cn <%ce>|%P|%B", verdict.commit()))
                .isEqualTo("Ada <ada@example.org>|Ada <ada@example.org>|"
                        + run.tip().hex() + """
                        |Add a file

                        Trackyard-Run: calm-otter
                        Trackyard-Task: bd-1
                        Trackyard-Attempt: 1""");
        assertThat(git("rev-parse", run.open().refs().trackBranch(1, "1.A").value()))
                .isEqualTo(verdict.commit());
        assertThat(worktree("status", "--porcelain")).isEmpty();
        assertThat(worker.pulse.beats())
                .extracting(TaskBeat::stage)
                .containsExactly(TaskBeat.Stage.RUNNING, TaskBeat.Stage.VERIFYING);
    }

    @Test
    void leavesEverythingOfTheUsersAsItWas() throws Exception {
        begin(TaskDraft.of("T1").checkedBy("false"), TaskDraft.of("T2"));
        run.scratch().write("src/a.txt", "changed\n").git("add", "src/a.txt");
        run.scratch().git("stash", "--quiet");
        run.scratch().write("README.md", "staged\n").git("add", "README.md");
        run.scratch().write("README.md", "and changed\n").write("untracked.txt", "mine\n");
        Map<String, String> before = run.scratch().belongings();
        agent.writes("new.txt", "hello\n").runs("git add -A").endsWell();

        worker.afterFailure(worker.afterFailure(worker.afterFailure(run.task("T1"))));
        worker.carryOut(run.task("T2"));

        assertThat(run.scratch().belongings()).isEqualTo(before);
    }

    @Test
    void endsUncheckedWhereThereIsNoCheckAndNoGate() throws Exception {
        begin(TaskDraft.of("T1"));
        agent.writes("new.txt", "hello\n").endsWell();

        assertThat(worker.carryOut(run.task("T1")).checked()).isFalse();
    }

    @Test
    void failsATaskThatMustChangeSomethingAndDidNot() {
        begin(TaskDraft.of("T1"));

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(failure.getType()).isEqualTo(FailureTypes.AGENT_FAILED);
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getOriginalMessage()).isEqualTo("it changed nothing");
        assertThat(Worker.ledger(failure).failures()).isEqualTo(1);
    }

    @Test
    void acceptsNoChangeWhereChangesAreOptional() throws Exception {
        begin(TaskDraft.of("T1").changing(Changes.OPTIONAL));

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(verdict.commit()).isEqualTo(run.tip().hex());
        assertThat(verdict.note()).isEqualTo("0 files changed");
    }

    @Test
    void failsATaskThatOnlyReadsAndChangedSomething() throws Exception {
        begin(TaskDraft.of("T1").changing(Changes.NONE));
        agent.writes("new.txt", "hello\n").endsWell();

        assertThat(worker.failure(run.task("T1")).getOriginalMessage())
                .isEqualTo("it was to change nothing, and changed new.txt");
    }

    @Test
    void enforcesTheScopeOfTheTrackAndNotOfTheTask() throws Exception {
        begin(TaskDraft.of("T1").touching("src/**"), TaskDraft.of("T2").touching("docs/**"));
        agent.writes("docs/a.md", "in the track\n").writes("b.txt", "outside\n").endsWell();

        assertThat(worker.failure(run.task("T1")).getOriginalMessage())
                .isEqualTo("it changed files outside its scope: b.txt");
    }

    @Test
    void notesWhatIsOutsideWhereThatIsOnlyAWarning() throws Exception {
        draft.outsideScope(OutsideScope.WARN);
        begin(TaskDraft.of("T1").touching("src/**"));
        agent.writes("b.txt", "outside\n").endsWell();

        assertThat(worker.carryOut(run.task("T1")).note()).isEqualTo("1 file changed, outside its scope: b.txt");
    }

    @Test
    void takesIntoTheScopeWhatNoTrackOwnsThatWorksAtTheTime() throws Exception {
        draft.outsideScope(OutsideScope.WIDEN);
        draft.track(TaskDraft.of("T1").touching("src/**"), TaskDraft.of("T3").touching("src/**"));
        begin(TaskDraft.of("T2").touching("docs/**"));
        agent.writes("b.txt", "outside\n")
                .writes("docs/a.md", "of a track nobody opened\n")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(verdict.widened()).containsExactly("b.txt", "docs/a.md");
        assertThat(verdict.note()).isEqualTo("2 files changed, taken into its scope: b.txt, docs/a.md");
        assertThat(WidenedPlan.of(run.open()).tasks().stream()
                        .filter(task -> task.id().text().equals("T1"))
                        .findFirst()
                        .orElseThrow()
                        .scope())
                .isEqualTo(Scope.declared("src/**", "b.txt", "docs/a.md"));
        assertThat(worker.carryOut(run.task("T3")).widened())
                .as("what the track took in before is inside its scope")
                .isEmpty();
    }

    @Test
    void takesNothingInThatALiveTrackOwns() throws Exception {
        draft.outsideScope(OutsideScope.WIDEN);
        draft.track(TaskDraft.of("T1").touching("src/**"));
        begin(TaskDraft.of("T2").touching("docs/**"));
        Files.createDirectories(run.open().directory().worktrees().resolve("1-1.B"));
        agent.writes("b.txt", "outside\n").writes("docs/a.md", "theirs\n").endsWell();

        assertThat(worker.failure(run.task("T1")).getOriginalMessage())
                .isEqualTo("it changed files outside its scope that other tracks work on: docs/a.md (track B)");
    }

    @Test
    void tellsTheNextAttemptWhatFailedAndLetsItGoOnInTheSameTree() throws Exception {
        begin(TaskDraft.of("T1").checkedBy("echo counting >&2; test \"$(wc -l <new.txt)\" = 2"));
        agent.runs("echo \"attempt $TRACKYARD_ATTEMPT of $TRACKYARD_TASK\" >>new.txt")
                .endsWell();

        TaskRequest second = worker.afterFailure(run.task("T1"));

        String feedback = """
                ## Feedback from attempt 1

                its check failed: echo counting >&2; test "$(wc -l <new.txt)" = 2 (exit 1)

                The end of its output:

                    counting

                Changed so far:

                - new.txt
                """;
        assertThat(worker.files("T1").feedback()).contains(feedback);
        TaskVerdict verdict = worker.carryOut(second);
        assertThat(agent.prompt()).endsWith(feedback);
        assertThat(git("show", verdict.commit() + ":new.txt")).isEqualTo("attempt 1 of T1\nattempt 2 of T1");
        assertThat(git("log", "-1", "--format=%(trailers:key=Trackyard-Attempt,valueonly)", verdict.commit()))
                .isEqualTo("2");
    }

    @Test
    void startsTheLastAttemptFromTheRunsTip() throws Exception {
        begin(TaskDraft.of("T1").checkedBy("test \"$(cat new.txt)\" = 3"));
        agent.runs("echo $TRACKYARD_ATTEMPT >>new.txt").endsWell();

        TaskRequest last = worker.afterFailure(worker.afterFailure(run.task("T1")));
        TaskVerdict verdict = worker.carryOut(last);

        assertThat(verdict.ledger().attempt()).isEqualTo(3);
        assertThat(git("show", verdict.commit() + ":new.txt")).isEqualTo("3");
        assertThat(git("for-each-ref", "--format=%(refname)", "refs/trackyard/wip")
                        .lines())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void keepsTheWorkOfAnAbandonedTaskOnARefOfItsOwn() throws Exception {
        begin(TaskDraft.of("T1").checkedBy("false"));
        agent.runs("echo $TRACKYARD_ATTEMPT >>new.txt").endsWell();

        ApplicationFailure abandoned = worker.failure(worker.afterFailure(worker.afterFailure(run.task("T1"))));

        assertThat(abandoned.getType()).isEqualTo(FailureTypes.TASK_ABANDONED);
        assertThat(abandoned.isNonRetryable()).isTrue();
        assertThat(Worker.ledger(abandoned).failures()).isEqualTo(3);
        assertThat(git("show", run.open().refs().abandoned("T1").value() + ":new.txt"))
                .isEqualTo("3");
        assertThat(agent.starts()).hasSize(3);
    }

    @Test
    void startsNoSessionForATaskWhoseAttemptsAreSpent() throws Exception {
        begin(TaskDraft.of("T1"));
        AttemptLedger spent = AttemptLedger.none().failed().failed().failed();

        ApplicationFailure again = worker.failure(run.task("T1", spent, Errand.WORK));

        assertThat(again.getType()).isEqualTo(FailureTypes.TASK_ABANDONED);
        assertThat(agent.starts()).isEmpty();
    }

    @Test
    void startsTheNextTaskOfTheTrackWithoutTheRestsOfAnAbandonedOne() throws Exception {
        begin(TaskDraft.of("T1").checkedBy("false"), TaskDraft.of("T2"));
        agent.writes("rest-of-T1.txt", "half\n")
                .runs("mv rest-of-T1.txt of-$TRACKYARD_TASK.txt")
                .endsWell();
        worker.failure(worker.afterFailure(worker.afterFailure(run.task("T1"))));

        TaskVerdict verdict = worker.carryOut(run.task("T2"));

        assertThat(git("diff", "--name-only", run.tip().hex(), verdict.commit()))
                .isEqualTo("of-T2.txt");
    }

    @Test
    void chargesNothingForAnExhaustedQuotaAndSaysUntilWhen() throws Exception {
        begin(TaskDraft.of("T1"));
        agent.says("busy").complains("retry-after: 90").endsWith(75);

        ApplicationFailure failure = worker.failure(run.task("T1"));

        Interruption interruption = Worker.interruption(failure);
        assertThat(failure.getType()).isEqualTo(FailureTypes.INTERRUPTED);
        assertThat(interruption.cause()).isEqualTo(Interruption.Cause.QUOTA);
        assertThat(interruption.account()).isEqualTo(agent.executable().toString());
        assertThat(interruption.ledger().failures()).isZero();
        assertThat(interruption.notBefore())
                .isBetween(
                        ScratchRepository.NOW.plus(Duration.ofSeconds(90)).toEpochMilli(),
                        ScratchRepository.NOW.plus(Duration.ofSeconds(99)).toEpochMilli());
    }

    @Test
    void chargesNothingForAnAgentThatCannotBeStarted() {
        draft.agent("no-such-coder --fast");
        begin(TaskDraft.of("T1"));

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(Worker.interruption(failure).cause()).isEqualTo(Interruption.Cause.SETUP);
        assertThat(failure.getOriginalMessage()).contains("exit 127", "no-such-coder");
    }

    @Test
    void chargesAnAgentThatGaveUpAndShowsItsOutput() throws Exception {
        begin(TaskDraft.of("T1"));
        agent.says("reading").complains("too hard").endsWith(1);

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(failure.getOriginalMessage()).isEqualTo("the agent gave up (exit 1): too hard");
        assertThat(worker.files("T1").feedback().orElseThrow()).contains("    reading\n", "    too hard\n");
    }

    @Test
    void tellsNobodyATokenThatAnAgentPrinted() throws Exception {
        String token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
        begin(TaskDraft.of("T1"));
        agent.complains("cannot push with " + token).endsWith(1);

        worker.failure(run.task("T1"));

        assertThat(worker.files("T1").feedback().orElseThrow()).contains("cannot push with [redacted]");
        assertThat(worker.files("T1").read().failed())
                .allSatisfy(failed -> assertThat(failed.withLog()).doesNotContain(token));
        assertThat(Files.readString(session("T1").resolve("err"))).isEqualTo("cannot push with [redacted]\n");
    }

    @Test
    void tellsTheServerNoTokenOfASessionThatWasInterrupted() throws Exception {
        draft.ending(new EndRule(4, null, EndRule.Meaning.SETUP, null));
        begin(TaskDraft.of("T1"));
        agent.complains("no access with ghp_abcdefghijklmnopqrstuvwxyz0123456789")
                .endsWith(4);

        assertThat(Worker.interruption(worker.failure(run.task("T1"))).message())
                .contains("no access with [redacted]");
    }

    private Path session(String task) {
        return worker.files(task).directory().path().resolve("sessions/1");
    }

    @Test
    void waitsForResourcesBeforeAnySession() throws Exception {
        draft.wanting(new Resources(0, 1L << 40));
        begin(TaskDraft.of("T1"));

        Interruption interruption = Worker.interruption(worker.failure(run.task("T1")));

        assertThat(interruption.cause()).isEqualTo(Interruption.Cause.RESOURCES);
        assertThat(interruption.notBefore()).isGreaterThan(ScratchRepository.NOW.toEpochMilli());
        assertThat(agent.starts()).isEmpty();
        assertThat(worker.worktree()).doesNotExist();
    }

    @Test
    void answersAgainWithTheVerdictItGaveBefore() throws Exception {
        begin(TaskDraft.of("T1"));
        agent.writes("new.txt", "hello\n").endsWell();
        TaskVerdict first = worker.carryOut(run.task("T1"));

        TaskVerdict second = worker.carryOut(run.task("T1"));

        assertThat(second).isEqualTo(first);
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void namesANestedRepositoryThatCannotBeCommitted() throws Exception {
        begin(TaskDraft.of("T1"));
        agent.writes("new.txt", "hello\n")
                .runs("git init --quiet nested && cd nested && echo x >x && git add x"
                        + " && git -c user.name=A -c user.email=a@b commit --quiet -m x && cd ..")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(verdict.note()).isEqualTo("1 file changed, left out: nested/");
        assertThat(worker.worktree().resolve("nested/x")).exists();
    }

    private String git(String... arguments) {
        return run.scratch().git(arguments);
    }

    private String worktree(String... arguments) {
        return run.scratch().gitAt(worker.worktree(), arguments);
    }
}
