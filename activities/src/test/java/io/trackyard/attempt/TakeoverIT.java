package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.Errand;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.attempt.Pulse.Word;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktrees;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Sweep;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.session.EndReason;
import io.trackyard.session.FencedException;
import io.trackyard.session.Session;
import io.trackyard.session.SessionState;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts whose worker died or was overtaken, and what the next one makes of them. */
@InPidNamespace
class TakeoverIT extends ScriptedAttempt {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Worker first;
    private Worker second;

    @BeforeEach
    void beginWithTwoWorkers() {
        begin(TaskDraft.of("T1").within(60));
        first = worker;
        second = new Worker(run);
    }

    @AfterEach
    void closeTheSecond() {
        second.close();
    }

    @Test
    void reattachesToTheSessionThatADeadWorkerLeft() throws Exception {
        agent.waitsFor("go").writes("new.txt", "hello\n").endsWell();
        isLeftBy(first);

        assertThat(second.beginning(run.task("T1"))).isEqualTo("session, taken up again");

        CompletableFuture<TaskVerdict> verdict = second.inBackground(run.task("T1"));
        await().atMost(LIMIT).until(() -> !second.pulse.beats().isEmpty());
        agent.receives("go");

        assertThat(verdict.get().note()).isEqualTo("1 file changed");
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void collectsASessionThatEndedWhileNobodyWatched() throws Exception {
        agent.says("Half of it.")
                .waitsFor("go")
                .writes("new.txt", "hello\n")
                .says("All of it.")
                .endsWell();
        Session session = isLeftBy(first);
        agent.receives("go");
        await().atMost(LIMIT).until(() -> session.state() instanceof SessionState.Ended);

        TaskVerdict verdict = second.carryOut(run.task("T1"));

        assertThat(verdict.note()).isEqualTo("1 file changed");
        assertThat(second.files("T1").closingNote()).contains("Half of it.\nAll of it.");
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void countsAFailureOnceThatWasBookedByAWorkerThatDiedBeforeItSettled() throws Exception {
        agent.waitsFor("go").endsWith(1);
        Session session = isLeftBy(first);
        agent.receives("go");
        await().atMost(LIMIT).until(() -> session.state() instanceof SessionState.Ended);
        AttemptLedger booked = AttemptLedger.none().failed();
        first.files("T1").write(first.files("T1").read().failed(session.id(), booked, failure("exit code 1")));

        ApplicationFailure failure = second.failure(run.task("T1"));

        assertThat(Worker.ledger(failure).failures()).isEqualTo(2);
        assertThat(agent.starts()).hasSize(2);
    }

    private static FailedAttempt failure(String message) {
        return new FailedAttempt(1, FailedAttempt.Type.IMPLEMENTATION_ERROR, null, message, "", 0);
    }

    /** Else the end of the run would open the worktree of a track that is closed, and leave it there. */
    @Test
    void settlesAVerifiedSessionThatWasBookedByAWorkerThatDiedBeforeItSettled() throws Exception {
        agent.writes("new.txt", "hello\n").waitsFor("go").endsWell();
        Session session = isLeftBy(first);
        agent.receives("go");
        await().atMost(LIMIT).until(() -> session.state() instanceof SessionState.Ended);
        TaskVerdict verdict = new TaskVerdict(run.tip().hex(), true, AttemptLedger.none(), "1 file changed");
        first.files("T1").write(first.files("T1").read().verified(session.id(), verdict));

        assertThat(second.carryOut(run.task("T1"))).isEqualTo(verdict);
        assertThat(second.sessions.find(second.files("T1").directory())).isEmpty();
    }

    @Test
    void judgesAgainWhatAWorkerJudgedThatDiedBeforeItBooked() throws Exception {
        agent.writes("new.txt", "hello\n").waitsFor("go").endsWith(1);
        TaskRequest last = run.task("T1", AttemptLedger.none().failed().failed(), Errand.WORK);
        CompletableFuture<TaskVerdict> left = first.inBackground(last);
        first.pulse.answers(Word.DETACH);
        assertThatThrownBy(left::get).hasRootCauseInstanceOf(FakePulse.Asked.class);
        agent.receives("go");

        ApplicationFailure failure = second.failure(last);
        ApplicationFailure again = second.failure(last);

        assertThat(failure.getType()).isEqualTo(FailureTypes.TASK_ABANDONED);
        assertThat(again.getType()).isEqualTo(FailureTypes.TASK_ABANDONED);
        assertThat(run.scratch().git("show", run.open().refs().abandoned("T1").value() + ":new.txt"))
                .isEqualTo("hello");
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void letsASessionGoOnThatADeadWorkerHeld() throws Exception {
        agent.writes("new.txt", "hello\n").waitsFor("go").endsWell();
        CompletableFuture<TaskVerdict> left = first.inBackground(run.task("T1"));
        first.awaitFile("new.txt");
        first.pulse.answers(Word.HOLD);
        await().atMost(LIMIT).until(() -> isStopped(agent.starts().get(0)));
        first.pulse.answers(Word.DETACH);
        assertThatThrownBy(left::get).hasRootCauseMessage("DETACH");
        agent.receives("go");

        assertThat(second.carryOut(run.task("T1")).ledger()).isEqualTo(AttemptLedger.none());
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void endsWhatAWorkerBeganToEndThatDiedInTheMiddle() throws Exception {
        agent.writes("half.txt", "half\n").waitsFor("never");
        Session session = isLeftBy(first);
        assertThatThrownBy(() -> session.end(EndReason.TIMEOUT, Duration.ZERO, () -> {
                    throw new IllegalStateException("the worker dies here");
                }))
                .hasMessage("the worker dies here");

        ApplicationFailure failure = second.failure(run.task("T1"));

        assertThat(failure.getOriginalMessage()).contains("its session took longer than 60 s");
        assertThat(Worker.ledger(failure).failures()).isEqualTo(1);
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void aWorkerThatWasOvertakenNeitherHoldsNorEndsNorSettlesTheSession() throws Exception {
        agent.waitsFor("go").endsWell();
        Session stale = isLeftBy(first);
        Session his = first.sessions.find(first.files("T1").directory(), 1).orElseThrow();
        CompletableFuture<TaskVerdict> running = second.inBackground(run.task("T1"));
        await().atMost(LIMIT).until(() -> stale.record().holder().claim().epoch() == 2);

        assertThatThrownBy(his::hold).isInstanceOf(FencedException.class);
        assertThatThrownBy(() -> his.end(EndReason.TIMEOUT, Duration.ZERO, () -> {}))
                .isInstanceOf(FencedException.class);

        assertThat(isStopped(agent.starts().get(0))).isFalse();
        assertThat(stale.record().progress().endReason()).isNull();
        second.pulse.answers(Word.DETACH);
        assertThatThrownBy(running::get).hasRootCauseMessage("DETACH");
        agent.receives("go");
        await().atMost(LIMIT).until(() -> stale.state() instanceof SessionState.Ended);
        assertThatThrownBy(his::settle).isInstanceOf(FencedException.class);
        assertThat(second.sessions.find(second.files("T1").directory())).isPresent();
    }

    @Test
    void aWorkerThatWasOvertakenBooksNothingAndTouchesNoFile() throws Exception {
        TaskRequest request = run.task("T1");
        TaskCarrier.Right stale = first.takeOver(request);
        TaskBench bench = first.bench(request, stale);
        Files.writeString(first.worktree().resolve("work.txt"), "of the new session\n");
        Snapshot taken = new Snapshots(run.open().repository(), first.time)
                .take(bench.worktree(), bench.origin(AttemptLedger.none()), stale.epoch());
        TaskRecord before = stale.files().write(stale.files().read());
        Worktrees worktrees = new Worktrees(
                        run.open().repository(), new Snapshots(run.open().repository(), first.time))
                .fencedBy(stale.fence());
        second.takeOver(request);

        assertThatThrownBy(() -> stale.files()
                        .write(before.failed("s", AttemptLedger.none().failed(), failure("exit code 1"))))
                .isInstanceOf(FencedException.class);
        assertThatThrownBy(() -> worktrees.reset(bench.worktree(), run.tip(), second.epochOf(request), taken))
                .isInstanceOf(FencedException.class);
        assertThat(stale.files().read()).isEqualTo(before);
        assertThat(first.worktree().resolve("work.txt")).exists();
        assertThat(first.files("T1").directory().path()).isDirectoryNotContaining("glob:**.new");
    }

    /** What the machine's new start leaves of a session: its files, with a start of the machine in them that is over. */
    @Test
    void goesOnInWhatIsThereAfterTheMachineWasStartedAnewAndChargesNothing() throws Exception {
        agent.runs("if [ -e half.txt ]; then cp half.txt new.txt; else echo half >half.txt; sleep 300; fi")
                .endsWell();
        Session session = isLeftBy(first);
        first.awaitFile("half.txt");
        for (String who : List.of("supervisor", "agent")) {
            Path file = session.directory().resolve(who);
            Files.writeString(file, Files.readString(file).replaceAll("boot=.*", "boot=another"));
        }
        ProcessHandle.of(session.record().progress().supervisor().pid()).ifPresent(ProcessHandle::destroyForcibly);
        Sweep.of(session.record().tag()).endAll();

        ApplicationFailure failure = second.failure(run.task("T1"));

        assertThat(failure.getOriginalMessage()).contains("its session vanished and left no result");
        AttemptLedger ledger = Worker.interruption(failure).ledger();
        assertThat(ledger.failures()).isZero();
        assertThat(second.carryOut(run.task("T1", ledger, Errand.WORK)).note()).isEqualTo("2 files changed");
        assertThat(agent.starts()).hasSize(2);
        assertThat(Files.readString(second.worktree().resolve("new.txt"))).isEqualTo("half\n");
    }

    @Test
    void takesAnAgentThatWasKilledForACrash() throws Exception {
        agent.runs("kill -KILL $$");

        ApplicationFailure failure = first.failure(run.task("T1"));

        assertThat(Worker.interruption(failure).cause()).isEqualTo(Interruption.Cause.CRASH);
        assertThat(failure.getOriginalMessage()).isEqualTo("the agent was ended by signal 9");
        assertThat(Worker.interruption(failure).ledger().failures()).isZero();
    }

    @Test
    void endsWhatAnAgentLeftRunning() throws Exception {
        agent.writes("new.txt", "hello\n")
                .runs("setsid sleep 300 >/dev/null 2>&1 & echo $! >\"$(dirname \"$TRACKYARD_PROMPT_FILE\")/left\"")
                .endsWell();

        first.carryOut(run.task("T1"));

        long left = Long.parseLong(
                Files.readString(first.files("T1").directory().file("left")).strip());
        assertThat(ProcessIdentity.of(left)).isEmpty();
    }

    /** The session that goes on when the worker has lost the attempt; whether it still runs depends on its agent. */
    private Session isLeftBy(Worker worker) throws Exception {
        CompletableFuture<TaskVerdict> attempt = worker.inBackground(run.task("T1"));
        worker.pulse.answers(Word.DETACH);
        assertThatThrownBy(attempt::get).hasRootCauseMessage("DETACH");
        Optional<Session> session = worker.sessions.find(worker.files("T1").directory());
        return session.orElseThrow();
    }

    private static boolean isStopped(long pid) {
        return ProcessIdentity.of(pid).filter(ProcessIdentity::isStopped).isPresent();
    }
}
