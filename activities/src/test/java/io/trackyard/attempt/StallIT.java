package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.session.Session;
import io.trackyard.session.SessionHistory;
import io.trackyard.testing.TaskDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sessions from which nothing comes; their clock goes on by five seconds at every look. */
class StallIT extends ScriptedAttempt {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void usesAnAttemptUpAndTellsTheNextOneWhy() throws Exception {
        begin(TaskDraft.of("T1").stalledAfter(120));
        agent.writes("half.txt", "half\n").says("thinking").runs("sleep 1000");
        Instant start = worker.time.instant();

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(failure.getType()).isEqualTo(FailureTypes.AGENT_FAILED);
        assertThat(failure.getOriginalMessage()).isEqualTo("stalled: nothing from it for 2 min");
        assertThat(Worker.ledger(failure).failures()).isEqualTo(1);
        assertThat(worker.files("T1").feedback().orElseThrow())
                .contains("stalled: nothing from it for 2 min", "    thinking\n");
        assertThat(Duration.between(start, worker.time.instant()))
                .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(180));
        assertThat(worker.worktree().resolve("half.txt")).hasContent("half");
        assertThat(ProcessIdentity.of(agent.starts().get(0))).isEmpty();
        assertThat(SessionHistory.of(worker.files("T1").directory())).hasSize(1);
        assertThat(Files.readString(worker.files("T1").directory().file("sessions/1/session.json")))
                .contains("\"endReason\" : \"stalled\"");
    }

    /** Its log is all that tells of it. */
    @Test
    void usesNoAttemptUpWhereItsClientWaitsForItsProviderWithoutAWord() throws Exception {
        begin(TaskDraft.of("T1").stalledAfter(60), Client.OPENCODE);
        agent.complains("timestamp=2026-11-29T09:40:37.844Z level=ERROR message=\"stream error\""
                        + " error.error=\"AI_APICallError: Too Many Requests\"")
                .runs("sleep 1000");

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(Worker.interruption(failure).cause()).isEqualTo(Interruption.Cause.QUOTA);
        assertThat(Worker.interruption(failure).ledger().failures()).isZero();
    }

    @Test
    void letsASessionGoOnWhileAChildOfItWorks() throws Exception {
        begin(TaskDraft.of("T1").stalledAfter(60));
        agent.runs("(until [ -e " + directory.resolve("done") + " ]; do :; done)")
                .writes("new.txt", "hello\n")
                .endsWell();
        meanwhile(() -> {
            Duration before = session().processorTime();
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> looks.get() >= 30
                            || session().processorTime().minus(before).compareTo(Duration.ofMillis(80)) > 0);
        });

        assertThat(worker.carryOut(run.task("T1")).note()).isEqualTo("1 file changed");
        assertThat(looks.get()).isGreaterThan(20);
    }

    @Test
    void letsASessionGoOnWhileFilesOfItsWorktreeChange() throws Exception {
        begin(TaskDraft.of("T1").stalledAfter(60));
        agent.runs("mkdir deep && echo 1 >deep/new.txt")
                .runs("until [ -e " + directory.resolve("done") + " ]; do sleep 0.1; done")
                .endsWell();
        meanwhile(() -> {
            Path file = worker.worktree().resolve("deep/new.txt");
            if (Files.exists(file)) {
                touch(file);
            }
        });

        assertThat(worker.carryOut(run.task("T1")).note()).isEqualTo("1 file changed");
        assertThat(looks.get()).isGreaterThan(20);
    }

    @Test
    void letsASessionBeAsStillAsItLikesWhereThatIsSwitchedOff() throws Exception {
        begin(TaskDraft.of("T1").within(3600).stalledAfter(0));
        agent.runs("until [ -e " + directory.resolve("done") + " ]; do sleep 0.1; done")
                .writes("new.txt", "hello\n")
                .endsWell();
        meanwhile(() -> {});

        assertThat(worker.carryOut(run.task("T1")).note()).isEqualTo("1 file changed");
    }

    @Test
    void doesNotTakeAPauseForAStall() throws Exception {
        begin(TaskDraft.of("T1").stalledAfter(60));
        agent.runs("until [ -e " + directory.resolve("done") + " ]; do sleep 0.1; done")
                .writes("new.txt", "hello\n")
                .endsWell();
        worker.pulse.meanwhile(() -> {
            int look = looks.incrementAndGet();
            worker.time.advance(LOOK);
            worker.pulse.answers(look > 5 && look < 40 ? Pulse.Word.HOLD : Pulse.Word.GO_ON);
            if (look == 42) {
                create("done");
            }
        });

        assertThat(worker.carryOut(run.task("T1")).note()).isEqualTo("1 file changed");
    }

    private void begin(TaskDraft task) {
        begin(task, Client.COMMAND);
    }

    private void begin(TaskDraft task, Client client) {
        draft.speaking(client);
        super.begin(task);
        worker.pulse.meanwhile(() -> worker.time.advance(LOOK));
    }

    /** Something that happens at every look; after thirty of them, two and a half minutes, the agent may end. */
    private void meanwhile(Runnable what) {
        worker.pulse.meanwhile(() -> {
            worker.time.advance(LOOK);
            what.run();
            if (looks.incrementAndGet() == 30) {
                create("done");
            }
        });
    }

    private Session session() {
        try {
            return worker.sessions.find(worker.files("T1").directory()).orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(worker.time.instant()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void create(String name) {
        try {
            Files.createFile(directory.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
