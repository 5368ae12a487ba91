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
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.session.Session;
import io.trackyard.session.SessionState;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts that are broken off: by the server, by the clock, by a signal, by the death of their worker. */
@InPidNamespace
class TakeoverIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private ScriptedAgent agent;
    private ScratchRun run;
    private Worker first;
    private Worker second;

    @BeforeEach
    void begin() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        run = ScratchRun.in(
                directory,
                new RunDraft()
                        .agent(agent.executable().toString())
                        .track(TaskDraft.of("T1").within(60)));
        first = new Worker(run);
        second = new Worker(run);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        run.close();
    }

    @Test
    void reattachesToTheSessionThatADeadWorkerLeft() throws Exception {
        agent.waitsFor("go").writes("new.txt", "hello\n").endsWell();
        isLeftBy(first);

        CompletableFuture<TaskVerdict> verdict = inBackground(second);
        await().atMost(LIMIT).until(() -> !second.pulse.beats().isEmpty());
        agent.receives("go");

        assertThat(verdict.get().note()).isEqualTo("1 file changed");
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void collectsASessionThatEndedWhileNobodyWatched() throws Exception {
        agent.waitsFor("go").writes("new.txt", "hello\n").endsWell();
        Session session = isLeftBy(first);
        agent.receives("go");
        await().atMost(LIMIT).until(() -> session.state() instanceof SessionState.Ended);

        TaskVerdict verdict = second.carryOut(run.task("T1"));

        assertThat(verdict.note()).isEqualTo("1 file changed");
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void countsAFailureOnceThatWasBookedByAWorkerThatDiedBeforeItSettled() throws Exception {
        agent.waitsFor("go").endsWith(1);
        Session session = isLeftBy(first);
        agent.receives("go");
        await().atMost(LIMIT).until(() -> session.state() instanceof SessionState.Ended);
        AttemptLedger booked = AttemptLedger.none().failed();
        first.files("T1").write(first.files("T1").read().failed(session.id(), booked));

        ApplicationFailure failure = second.failure(run.task("T1"));

        assertThat(Worker.ledger(failure).failures()).isEqualTo(2);
        assertThat(agent.starts()).hasSize(2);
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
        CompletableFuture<TaskVerdict> left = inBackground(first, last);
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
    void usesAnAttemptUpWhenTheSessionTakesTooLong() throws Exception {
        agent.writes("half.txt", "half\n").ignoresSignals().waitsFor("never");
        CompletableFuture<TaskVerdict> running = inBackground(first);
        awaitFile("half.txt");

        first.time.advance(Duration.ofSeconds(61));

        assertThatThrownBy(running::get)
                .hasCauseInstanceOf(ApplicationFailure.class)
                .hasMessageContaining("its session took longer than 60 s");
        assertThat(first.files("T1").read().ledger().failures()).isEqualTo(1);
        assertThat(first.sessions.find(first.files("T1").directory())).isEmpty();
    }

    @Test
    void endsTheSessionAndKeepsItsWorkWhenAPersonCancels() throws Exception {
        agent.writes("half.txt", "half\n").waitsFor("never");
        CompletableFuture<TaskVerdict> running = inBackground(first);
        awaitFile("half.txt");
        long pid = agent.starts().get(0);

        first.pulse.answers(Word.CANCEL);

        assertThatThrownBy(running::get).hasRootCauseMessage("CANCEL");
        assertThat(ProcessIdentity.of(pid)).isEmpty();
        assertThat(first.files("T1").read().ledger()).isEqualTo(AttemptLedger.none());
        String newest = run.scratch()
                .git(
                        "for-each-ref",
                        "--count=1",
                        "--sort=-version:refname",
                        "--format=%(refname)",
                        "refs/trackyard/wip");
        assertThat(run.scratch().git("show", newest + ":half.txt")).isEqualTo("half");
    }

    @Test
    void holdsTheSessionInItsPlaceDuringAPauseAndLetsItGoOn() throws Exception {
        agent.runs("while [ ! -e stop ]; do echo . >>ticks; sleep 0.02; done; rm stop")
                .endsWell();
        CompletableFuture<TaskVerdict> running = inBackground(first);
        awaitFile("ticks");
        first.pulse.answers(Word.HOLD);
        Path ticks = first.worktree().resolve("ticks");
        await().atMost(LIMIT).until(() -> isStopped(agent.starts().get(0)));
        long held = Files.size(ticks);

        first.time.advance(Duration.ofMinutes(9));
        first.pulse.answers(Word.GO_ON);
        await().atMost(LIMIT).until(() -> Files.size(ticks) > held);
        Files.createFile(first.worktree().resolve("stop"));

        assertThat(running.get().ledger()).isEqualTo(AttemptLedger.none());
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void endsTheSessionWithoutAnAttemptWhenAPauseLastsTooLong() throws Exception {
        agent.writes("half.txt", "half\n").waitsFor("never");
        CompletableFuture<TaskVerdict> running = inBackground(first);
        awaitFile("half.txt");
        first.pulse.answers(Word.HOLD);
        await().atMost(LIMIT).until(() -> isStopped(agent.starts().get(0)));

        first.time.advance(Duration.ofMinutes(11));

        assertThatThrownBy(running::get).hasRootCauseMessage("HOLD");
        assertThat(first.files("T1").read().ledger().failures()).isZero();
        assertThat(first.sessions.find(first.files("T1").directory())).isEmpty();
    }

    @Test
    void takesAnAgentThatWasKilledForACrash() throws Exception {
        agent.runs("kill -KILL $$");

        ApplicationFailure failure = first.failure(run.task("T1"));

        assertThat(Worker.interruption(failure).cause()).isEqualTo(Interruption.Cause.FAULT);
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
        CompletableFuture<TaskVerdict> attempt = inBackground(worker);
        worker.pulse.answers(Word.DETACH);
        assertThatThrownBy(attempt::get).hasRootCauseMessage("DETACH");
        Optional<Session> session = worker.sessions.find(worker.files("T1").directory());
        return session.orElseThrow();
    }

    private CompletableFuture<TaskVerdict> inBackground(Worker worker) {
        return inBackground(worker, run.task("T1"));
    }

    private static CompletableFuture<TaskVerdict> inBackground(Worker worker, TaskRequest request) {
        CompletableFuture<TaskVerdict> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(worker.carryOut(request));
            } catch (Exception failure) {
                answer.completeExceptionally(failure);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private void awaitFile(String name) {
        await().atMost(LIMIT).until(() -> Files.exists(first.worktree().resolve(name)));
    }

    private static boolean isStopped(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
    }
}
