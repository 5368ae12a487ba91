package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.activity.Errand;
import io.trackyard.activity.HeldFile;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.PathPattern;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.reservation.Reservations;
import io.trackyard.session.Guard;
import io.trackyard.session.Session;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.SessionRequest;
import io.trackyard.session.TaskDirectory;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that waits for a file of another: what becomes of it, and how its task goes on. */
@InPidNamespace
class WaitingSessionIT extends ScriptedAttempt {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private ScriptedAgent holder;

    @BeforeEach
    void beginBesideOneThatHolds() throws Exception {
        draft.outsideScope(OutsideScope.WIDEN)
                .waitingForFiles(90)
                .track(TaskDraft.of("T1").within(3_600).touching("*.txt"))
                .track(TaskDraft.of("T2").touching("b/**"));
        beginAsDrafted();
        holder = ScriptedAgent.in(directory.resolve("holder")).waitsFor("end").endsWell();
        hold();
    }

    @AfterEach
    void endTheHolder() throws Exception {
        holder.receives("end");
        await().atMost(LIMIT).until(() -> !SessionHistory.isAlive(directoryOf("T2")));
    }

    @Test
    void endsAtNoAttemptAndIsGoneOnWithOnceTheFileCanBeHad() throws Exception {
        agent.writes("half.txt", "half\n")
                .writes("asked.txt", "")
                .waitsFor("told")
                .endsWell();
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("asked.txt");

        assertThat(ofT1().reserveOrWait(List.of(PathPattern.of("b/x")), Duration.ofMinutes(30)))
                .isPresent();
        agent.receives("told");
        Interruption told = interruptionOf(running);

        assertThat(told.cause()).isEqualTo(Interruption.Cause.RESERVATION);
        assertThat(told.held()).isEqualTo(new HeldFile("b/x", 2, "T2", 0, 90, false));
        assertThat(told.ledger()).isEqualTo(AttemptLedger.none());

        Interruption looked = Worker.interruption(worker.failure(run.task("T1", told.ledger(), Errand.WORK)));
        assertThat(looked.held()).isEqualTo(new HeldFile("b/x", 2, "T2", 0, 90, true));
        assertThat(agent.starts()).hasSize(1);

        holder.receives("end");
        await().atMost(LIMIT).until(() -> !SessionHistory.isAlive(directoryOf("T2")));
        ScriptedAgent.in(directory.resolve("agent"))
                .runs("test -f half.txt && mv half.txt whole.txt")
                .endsWell();
        TaskVerdict verdict = worker.carryOut(run.task("T1", told.ledger(), Errand.WORK));

        assertThat(run.scratch().git("show", verdict.commit() + ":whole.txt")).isEqualTo("half");
        assertThat(agent.prompt()).contains("## What you waited for\n\n`b/x`, which T2 had.");
        assertThat(agent.starts()).hasSize(2);
    }

    @Test
    void isEndedWhereItGoesOnAlthoughItWaits() throws Exception {
        agent.writes("asked.txt", "").waitsFor("never");
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("asked.txt");
        ofT1().reserveOrWait(List.of(PathPattern.of("b/x")), Duration.ofMinutes(30));

        worker.pulse.meanwhile(() -> worker.time.advance(Duration.ofSeconds(5)));

        assertThat(interruptionOf(running).cause()).isEqualTo(Interruption.Cause.RESERVATION);
        assertThat(worker.files("T1").read().ledger().failures()).isZero();
    }

    /** What waits has nothing that others had to wait for: two sessions never wait for each other. */
    @Test
    void isNotWaitedForItself() throws Exception {
        agent.writes("asked.txt", "").waitsFor("told").endsWell();
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("asked.txt");
        ofT1().reserveOrWait(List.of(PathPattern.of("b/x")), Duration.ofMinutes(30));

        Reservations ofT2 = new Reservations(run.open(), run.track(2), newestOf("T2"), worker.time);
        assertThat(ofT2.reserveOrWait(List.of(PathPattern.of("half.txt")), Duration.ofMinutes(30)))
                .hasValueSatisfying(conflict -> assertThat(conflict.isEnding()).isTrue());
        assertThat(newestOf("T2").resolve("wait.json")).doesNotExist();

        agent.receives("told");
        interruptionOf(running);
        assertThat(ofT2.reserveOrWait(List.of(PathPattern.of("half.txt")), Duration.ofMinutes(30)))
                .isEmpty();
    }

    private Reservations ofT1() {
        return new Reservations(run.open(), run.track(1), newestOf("T1"), worker.time);
    }

    private Path newestOf(String task) {
        return SessionHistory.newest(directoryOf(task)).orElseThrow();
    }

    private TaskDirectory directoryOf(String task) {
        return run.open().directory().task(task);
    }

    private static Interruption interruptionOf(CompletableFuture<TaskVerdict> running) {
        return Worker.interruption(Worker.failureOf(running));
    }

    /** A live session of T2. */
    private void hold() throws Exception {
        TaskDirectory files = directoryOf("T2");
        Guard.of(files.path(), new CommandRunner()).takeOver(standing -> 1);
        Session session = worker.sessions.attachOrStart(
                files,
                new SessionRequest(
                        Command.of(holder.executable().toString())
                                .in(run.scratch().path())
                                .withEnvironment(Map.of("PATH", System.getenv("PATH"))),
                        new SessionRequest.Claim(1, 1, null),
                        1,
                        Duration.ofHours(1)));
        await().atMost(LIMIT).until(() -> Files.exists(session.directory().resolve("agent")));
    }
}
