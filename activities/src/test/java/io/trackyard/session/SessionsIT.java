package io.trackyard.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackyard.process.Command;
import io.trackyard.process.Fence;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.session.SessionRecord.Stage;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.PidNamespace;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InPidNamespace
class SessionsIT {
    @TempDir
    Path root;

    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = Workshop.in(root);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void runsTheAgentWithItsPromptInItsWorktreeAndRecordsTheEnd() throws Exception {
        workshop.agent
                .runs("echo $GREETING; pwd; env | grep -c ^TY_")
                .complains("careful")
                .endsWith(7);

        Session session = workshop.start();
        SessionEnd end = session.awaitEnd(state -> {});

        assertThat(end)
                .isInstanceOfSatisfying(
                        SessionEnd.Exited.class,
                        exited -> assertThat(exited.code()).isEqualTo(7));
        assertThat(workshop.agent.prompt()).isEqualTo("do it\n");
        assertThat(workshop.output(session)).isEqualTo("hello\n" + workshop.worktree + "\n0\n");
        assertThat(session.errors().lastLinesFrom(0).lines()).containsExactly("careful");
    }

    @Test
    void keepsARecordOfWhoRunsWhereAndForWhom() throws Exception {
        workshop.agent.waitsFor("go");

        SessionRecord record = workshop.start().record();

        assertThat(record.stage()).isEqualTo(Stage.STARTED);
        assertThat(record.place()).isEqualTo(new SessionRecord.Place("host-1", workshop.worktree.toString()));
        assertThat(record.term().attempt()).isEqualTo(2);
        assertThat(record.term().deadline() - record.term().startedAt()).isEqualTo(3_600_000);
        assertThat(record.holder().owner()).isEqualTo(ProcessIdentity.ofThisProcess());
        assertThat(record.progress().agent()).matches(agent -> agent != null && agent.isAlive());
        assertThat(record.progress().supervisor()).matches(supervisor -> supervisor != null && supervisor.isAlive());
    }

    @Test
    void attachesToTheSessionThatRuns() throws Exception {
        workshop.agent.waitsFor("go");
        Session first = workshop.start();

        Session second = workshop.start();

        assertThat(second.id()).isEqualTo(first.id());
        await().untilAsserted(() -> assertThat(workshop.agent.starts()).hasSize(1));
    }

    @Test
    void startsOneSessionForTwoCallersAtOnce() throws Exception {
        workshop.agent.waitsFor("go");
        ExecutorService callers = Executors.newFixedThreadPool(2);
        Callable<String> call = () -> workshop.start().id();

        List<Future<String>> ids = callers.invokeAll(List.of(call, call));
        callers.shutdown();

        assertThat(ids.get(0).get()).isEqualTo(ids.get(1).get());
        await().untilAsserted(() -> assertThat(workshop.agent.starts()).hasSize(1));
    }

    @Test
    void givesTheLockBackWhileTheSessionRuns() throws Exception {
        workshop.agent.waitsFor("go");
        workshop.start();

        assertThat(workshop.guard().takeOver(standing -> standing + 1)).isEqualTo(2);

        assertThat(workshop.sessions.find(workshop.task).orElseThrow().state())
                .isEqualTo(new SessionState.Running(true));
    }

    @Test
    void outlivesTheWorkerThatStartedIt() throws Exception {
        workshop.agent.says("before").waitsFor("go").says("after").endsWell();
        Process worker = new ProcessBuilder(PidNamespace.java(SessionStarter.class, root.toString())).start();
        String id;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            id = lines.readLine();
            await().untilAsserted(() -> assertThat(workshop.agent.starts()).hasSize(1));
            worker.destroyForcibly().waitFor();
        }

        Session session = workshop.start();
        workshop.agent.receives("go");
        SessionEnd end = session.awaitEnd(state -> {});

        assertThat(session.id()).isEqualTo(id);
        assertThat(session.record().progress().agent().pid())
                .isEqualTo(workshop.agent.starts().get(0));
        assertThat(workshop.agent.starts()).hasSize(1);
        assertThat(workshop.output(session)).isEqualTo("before\nafter\n");
        assertThat(end)
                .isInstanceOfSatisfying(
                        SessionEnd.Exited.class,
                        exited -> assertThat(exited.code()).isZero());
    }

    @Test
    void handsOutAnEndThatNobodyWatchedUntilItIsSettled() throws Exception {
        workshop.agent.endsWith(3);
        Session first = workshop.start();
        first.awaitEnd(state -> {});

        assertThat(workshop.start().id()).isEqualTo(first.id());
        first.settle();
        Session second = workshop.start();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.directory()).isEqualTo(workshop.task.file("sessions/2"));
    }

    @Test
    void refusesToSettleASessionThatRuns() throws Exception {
        workshop.agent.waitsFor("go");
        Session session = workshop.start();

        assertThatThrownBy(session::settle).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void startsNothingForAnEpochThatWasOvertaken() throws Exception {
        workshop.guard().takeOver(standing -> 2);

        assertThatThrownBy(workshop::start).isInstanceOf(FencedException.class);

        assertThat(workshop.sessions.find(workshop.task)).isEmpty();
        assertThat(workshop.sessions
                        .attachOrStart(workshop.task, workshop.request(2))
                        .record()
                        .holder()
                        .claim()
                        .epoch())
                .isEqualTo(2);
    }

    @Test
    void startsAnewWhereTheCrashCameBeforeTheStart() throws Exception {
        workshop.agent.endsWell();
        Session before = workshop.start();
        before.awaitEnd(state -> {});
        before.settle();
        SessionRecord started = before.record();
        SessionDirectory crashed = workshop.task.next();
        crashed.write(
                new SessionRecord(
                        1,
                        "never-started",
                        started.place(),
                        started.term(),
                        started.holder(),
                        SessionRecord.Progress.INTENDED),
                Fence.open());

        Session session = workshop.start();

        assertThat(session.directory()).isEqualTo(workshop.task.file("sessions/3"));
        assertThat(crashed.read().orElseThrow().stage()).isEqualTo(Stage.SETTLED);
    }

    @Test
    void adoptsTheAgentWhereTheCrashCameAfterTheStart() throws Exception {
        workshop.agent.waitsFor("go");
        SessionRecord started = workshop.start().record();
        SessionDirectory directory = workshop.task.latest().orElseThrow();
        directory.write(
                new SessionRecord(
                        1,
                        started.id(),
                        started.place(),
                        started.term(),
                        started.holder(),
                        SessionRecord.Progress.INTENDED),
                Fence.open());

        Session adopted = workshop.start();

        assertThat(adopted.record().progress()).isEqualTo(started.progress());
        await().untilAsserted(() -> assertThat(workshop.agent.starts()).hasSize(1));
    }

    @Test
    void findsTheSessionThatLivesBelowTheIntentOfAWorkerThatWasOvertaken() throws Exception {
        workshop.agent.waitsFor("go");
        SessionRecord started = workshop.start().record();
        workshop.task
                .next()
                .write(
                        new SessionRecord(
                                1,
                                "never-started",
                                started.place(),
                                started.term(),
                                started.holder(),
                                SessionRecord.Progress.INTENDED),
                        Fence.open());

        assertThat(workshop.sessions.find(workshop.task).orElseThrow().id()).isEqualTo(started.id());
        assertThat(workshop.start().id()).isEqualTo(started.id());
        await().untilAsserted(() -> assertThat(workshop.agent.starts()).hasSize(1));
    }

    @Test
    void tellsSetUpFromAnAgentThatFailed() throws Exception {
        SessionRequest request = workshop.request();
        Command missing = request.agent().withArguments(List.of("no-such-agent"));

        Session session = workshop.sessions.attachOrStart(
                workshop.task, new SessionRequest(missing, request.claim(), 1, request.deadline()));

        assertThat(session.awaitEnd(state -> {}))
                .isInstanceOfSatisfying(
                        SessionEnd.Exited.class,
                        exited -> assertThat(exited.code()).isEqualTo(127));
        session.settle();
        workshop.agent.endsWith(125);
        assertThat(workshop.start().awaitEnd(state -> {})).isInstanceOf(SessionEnd.NeverStarted.class);
    }

    /** As on macOS, which ships neither. */
    @Test
    void runsWithPerlWhereFlockAndSetsidAreMissing() throws Exception {
        workshop.agent.says("ran").endsWith(9);
        Path programs = Files.createDirectory(root.resolve("programs"));
        for (String name : List.of("sh", "perl", "mv", "date", "ln", "readlink", "cat", "dirname")) {
            Files.createSymbolicLink(programs.resolve(name), Path.of("/usr/bin", name));
        }

        Session session = workshop.sessions.attachOrStart(workshop.task, workshop.request(1, programs.toString()));

        assertThat(session.awaitEnd(state -> {}))
                .isInstanceOfSatisfying(
                        SessionEnd.Exited.class,
                        exited -> assertThat(exited.code()).isEqualTo(9));
        assertThat(workshop.output(session)).isEqualTo("ran\n");
    }

    @Test
    void keepsTheDirectoryToThisUser() throws Exception {
        Session session = workshop.start();

        assertThat(Files.getPosixFilePermissions(session.directory())).hasSize(3);
    }
}
