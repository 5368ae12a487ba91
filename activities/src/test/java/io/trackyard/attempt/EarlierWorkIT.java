package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.Tried;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.LeftWork;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that another program has begun, and what is left to one. */
class EarlierWorkIT {
    @TempDir
    private Path directory;

    private ScratchRepository scratch;
    private Path foreign;
    private ScratchRun run;
    private Worker worker;

    @BeforeEach
    void begin() throws IOException {
        directory = directory.toRealPath();
        scratch = ScratchRepository.in(directory.resolve("user"));
        scratch.write("shared.txt", "base\n").commit("Begin");
        foreign = directory.resolve("foreign/L1-001");
        scratch.git("worktree", "add", "--quiet", "-b", "worktree-L1-001", foreign.toString());
        ScratchRepository.write(foreign, "committed.txt", "one\n");
        scratch.gitAt(foreign, "add", "-A");
        scratch.gitAt(foreign, "commit", "--quiet", "-m", "[L1-001] Task");
        ScratchRepository.write(foreign, "uncommitted.txt", "two\n");
    }

    @AfterEach
    void close() {
        worker.close();
        run.close();
    }

    @Test
    void beginsInTheTreeThatTheOtherProgramLeftAndLeavesThatAlone() throws Exception {
        start(begun());
        agent().writes("new.txt", "three\n").endsWell();
        String before = scratch.git("rev-parse", "worktree-L1-001");

        TaskVerdict verdict = worker.carryOut(run.task("L1-001"));

        assertThat(scratch.git("ls-tree", "-r", "--name-only", verdict.commit()).lines())
                .contains("committed.txt", "new.txt", "shared.txt", "uncommitted.txt");
        assertThat(verdict.note()).isEqualTo("3 files changed");
        assertThat(scratch.git("rev-parse", "worktree-L1-001")).isEqualTo(before);
        assertThat(scratch.gitAt(foreign, "status", "--porcelain")).isEqualTo("?? uncommitted.txt");
    }

    @Test
    void isVerifiedWhereTheOtherProgramHadDoneAllOfIt() throws Exception {
        start(begun());
        agent().endsWell();

        assertThat(worker.carryOut(run.task("L1-001")).note()).isEqualTo("2 files changed");
    }

    @Test
    void startsNoSessionWhereTheOtherProgramHasVerifiedIt() throws Exception {
        start(TaskDraft.of("L1-001").verifiedOn("worktree-L1-001").checkedBy("test -s committed.txt"));
        agent().writes("new.txt", "three\n").endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("L1-001"));

        assertThat(verdict.note()).isEqualTo("2 files changed");
        assertThat(worker.sessions.find(worker.files("L1-001").directory())).isEmpty();
        assertThat(worker.carryOut(run.task("L1-001"))).isEqualTo(verdict);
    }

    @Test
    void goesOnInASessionWhereItDoesNotPassHere() throws Exception {
        start(TaskDraft.of("L1-001").verifiedOn("worktree-L1-001").checkedBy("test -s new.txt"));
        agent().writes("new.txt", "three\n").endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("L1-001"));

        assertThat(verdict.note()).isEqualTo("3 files changed");
        assertThat(verdict.ledger().failures()).isZero();
    }

    @Test
    void findsTheConflictMarkedWhereTheSameLinesWereChangedSince() throws Exception {
        start(begun());
        ScratchRepository.write(foreign, "shared.txt", "theirs\n");
        run.advance("shared.txt", "ours\n");
        agent().endsWell();

        TaskRequest next = worker.afterFailure(run.task("L1-001"));
        assertThat(worker.files("L1-001").feedback())
                .get()
                .asString()
                .contains("conflict markers are left in shared.txt");
        agent().writes("shared.txt", "both\n").endsWell();

        TaskVerdict verdict = worker.carryOut(next);
        assertThat(scratch.git("show", verdict.commit() + ":shared.txt")).isEqualTo("both");
        assertThat(scratch.git("show", verdict.commit() + ":committed.txt")).isEqualTo("one");
    }

    @Test
    void beginsFromTheTipWhereNothingOfItIsThere() throws Exception {
        start(TaskDraft.of("L1-001").begunOn("worktree-gone", null));
        agent().writes("new.txt", "three\n").endsWell();

        assertThat(worker.carryOut(run.task("L1-001")).note()).isEqualTo("1 file changed");
    }

    @Test
    void numbersItsAttemptsOnAndSaysInTheCommitWhatItMends() throws Exception {
        start(TaskDraft.of("L1-001")
                .titled("Link model")
                .checkedBy("test -s link.py")
                .triedBefore(2));
        agent().runs("echo attempt $TRACKYARD_ATTEMPT > number.txt").endsWell();
        TaskRequest next = worker.afterFailure(run.task("L1-001"));
        assertThat(worker.files("L1-001").feedback())
                .get()
                .asString()
                .contains("## Feedback from attempt 3", "\"attempt\" : 4", "\"step\" : \"test -s link.py\"");
        assertThat(worker.files("L1-001").read().failed())
                .extracting(FailedAttempt::attempt, FailedAttempt::type, FailedAttempt::step)
                .containsExactly(tuple(1, FailedAttempt.Type.VERIFICATION_FAILED, "test -s link.py"));
        agent().runs("echo attempt $TRACKYARD_ATTEMPT > number.txt")
                .writes("link.py", "x\n")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(next);

        assertThat(scratch.git("show", verdict.commit() + ":number.txt")).isEqualTo("attempt 4");
        assertThat(scratch.git("log", "-1", "--format=%s%n%b", verdict.commit()))
                .startsWith("[L1-001] Fix: test -s link.py\n")
                .contains(
                        "Previous failure: its check failed: test -s link.py (exit 1)\n",
                        "Fix applied: changes in link.py, number.txt\n",
                        "Attempt: 4/4\n");
    }

    @Test
    void saysInTheCommitWhatItMendsOfAnEarlierRun() throws Exception {
        start(TaskDraft.of("L1-001").titled("Link model").tried(new Tried(1, "make test", "1 test failed")));
        agent().writes("link.py", "x\n").endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("L1-001"));

        assertThat(scratch.git("log", "-1", "--format=%s%n%b", verdict.commit()))
                .startsWith("[L1-001] Fix: make test\nPrevious failure: 1 test failed\n");
    }

    @Test
    void tellsInTheFirstCommitWhatItIsOf() throws Exception {
        start(TaskDraft.of("L1-001").titled("Link model"));
        agent().writes("link.py", "x\n").endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("L1-001"));

        assertThat(scratch.git("log", "-1", "--format=%s%n%b", verdict.commit()))
                .startsWith("[L1-001] Link model\nImplements: Link model\nFiles: link.py\nTask: L1-001\n");
    }

    @Test
    void leavesWhatIsAbandonedInABatchForTheNextOne() throws Exception {
        Path worktrees = directory.resolve("left");
        run = ScratchRun.in(
                directory,
                scratch,
                new RunDraft()
                        .ofTaskXml()
                        .leftIn(worktrees)
                        .agent(directory.resolve("agent/agent").toString())
                        .track(TaskDraft.of("L1-002").checkedBy("false")));
        worker = new Worker(run);
        agent().writes("half.txt", "half\n").endsWell();

        TaskRequest last = worker.afterFailure(worker.afterFailure(run.task("L1-002")));
        ApplicationFailure failure = worker.failure(last);

        assertThat(failure.getType()).isEqualTo("TaskAbandoned");
        LeftWork left = worker.files("L1-002").read().left();
        assertThat(left).isNotNull();
        assertThat(left.path()).isEqualTo(worktrees.resolve("L1-002").toString());
        assertThat(left.branch()).isEqualTo("worktree-L1-002");
        assertThat(worktrees.resolve("L1-002/half.txt")).hasContent("half");
    }

    private static TaskDraft begun() {
        return TaskDraft.of("L1-001").begunOn("worktree-L1-001", null);
    }

    private void start(TaskDraft task) {
        run = ScratchRun.in(
                directory,
                scratch,
                new RunDraft()
                        .ofTaskXml()
                        .agent(directory.resolve("agent/agent").toString())
                        .track(task));
        worker = new Worker(run);
    }

    private ScriptedAgent agent() throws IOException {
        return ScriptedAgent.in(directory.resolve("agent"));
    }
}
