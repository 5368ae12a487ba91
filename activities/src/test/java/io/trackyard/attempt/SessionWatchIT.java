package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.attempt.Pulse.Word;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts that are watched: what the clock, a pause and a cancellation do to them. */
@InPidNamespace
class SessionWatchIT extends ScriptedAttempt {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @BeforeEach
    void beginWithAMinute() {
        begin(TaskDraft.of("T1").within(60));
    }

    @Test
    void usesAnAttemptUpWhenTheSessionTakesTooLong() throws Exception {
        agent.writes("half.txt", "half\n").ignoresSignals().waitsFor("never");
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("half.txt");

        worker.pulse.meanwhile(() -> worker.time.advance(Duration.ofSeconds(5)));

        assertThatThrownBy(running::get)
                .hasCauseInstanceOf(ApplicationFailure.class)
                .hasMessageContaining("its session took longer than 60 s");
        assertThat(worker.files("T1").read().ledger().failures()).isEqualTo(1);
        assertThat(worker.sessions.find(worker.files("T1").directory())).isEmpty();
    }

    @Test
    void chargesNoSessionForAClockThatIsPutForwardAndBack() throws Exception {
        agent.writes("new.txt", "hello\n").waitsFor("go").endsWell();
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("new.txt");
        AtomicInteger looks = new AtomicInteger();
        worker.pulse.meanwhile(() -> {
            int look = looks.incrementAndGet();
            worker.time.advance(look == 1 ? Duration.ofHours(2) : look == 3 ? Duration.ofDays(-1) : Duration.ZERO);
        });
        await().atMost(LIMIT).until(() -> looks.get() > 5 || running.isDone());
        agent.receives("go");

        assertThat(running.get().ledger()).isEqualTo(AttemptLedger.none());
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void endsTheSessionAndKeepsItsWorkWhenAPersonCancels() throws Exception {
        agent.writes("half.txt", "half\n").waitsFor("never");
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("half.txt");
        long pid = agent.starts().get(0);

        worker.pulse.answers(Word.CANCEL);

        assertThatThrownBy(running::get).hasRootCauseMessage("CANCEL");
        assertThat(ProcessIdentity.of(pid)).isEmpty();
        assertThat(worker.files("T1").read().ledger()).isEqualTo(AttemptLedger.none());
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
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("ticks");
        worker.pulse.answers(Word.HOLD);
        Path ticks = worker.worktree().resolve("ticks");
        await().atMost(LIMIT).until(() -> isStopped(agent.starts().get(0)));
        long held = Files.size(ticks);

        worker.time.advance(Duration.ofMinutes(9));
        worker.pulse.answers(Word.GO_ON);
        await().atMost(LIMIT).until(() -> Files.size(ticks) > held);
        Files.createFile(worker.worktree().resolve("stop"));

        assertThat(running.get().ledger()).isEqualTo(AttemptLedger.none());
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void endsTheSessionWithoutAnAttemptWhenAPauseLastsTooLong() throws Exception {
        agent.writes("half.txt", "half\n").waitsFor("never");
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("half.txt");
        worker.pulse.answers(Word.HOLD);
        await().atMost(LIMIT).until(() -> isStopped(agent.starts().get(0)));

        // a hold is counted by what was watched of it
        worker.pulse.meanwhile(() -> worker.time.advance(Duration.ofSeconds(10)));

        assertThatThrownBy(running::get).hasRootCauseMessage("HOLD");
        assertThat(worker.files("T1").read().ledger().failures()).isZero();
        assertThat(worker.sessions.find(worker.files("T1").directory())).isEmpty();
    }

    private static boolean isStopped(long pid) {
        return ProcessIdentity.of(pid).filter(ProcessIdentity::isStopped).isPresent();
    }
}
