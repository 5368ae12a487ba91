package io.trackyard.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Sweep;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.PidNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InPidNamespace
class SessionIT {
    private static final Duration GRACE = Duration.ofMillis(300);
    private static final Runnable NO_SNAPSHOT = () -> {};

    /** Goes on when it is a daemon that ignores signals and has nothing of the session in its environment any more. */
    private static final String CLEARED_DAEMON =
            "(env -i setsid sh -c 'trap \"\" TERM HUP; >cleared; while :; do sleep 300; done' >/dev/null 2>&1 &);"
                    + " until [ -e cleared ]; do sleep 0.02; done";

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
    void endsAnAgentThatIgnoresSignalsAndLeftItsGroupTwice() throws Exception {
        workshop.agent
                .ignoresSignals()
                .runs("(setsid sh -c 'trap \"\" TERM HUP; sleep 300' >/dev/null 2>&1 &)")
                .runs("setsid perl -e '$0 = \"x\" x 8000; $SIG{TERM} = \"IGNORE\"; sleep 300' &")
                .runs("for i in 1 2 3 4 5; do (env -i sleep 300 &); done")
                .says("ready")
                .waitsFor("never");
        Session session = start("ready");

        SessionEnd end = session.end(EndReason.TIMEOUT, GRACE, NO_SNAPSHOT);

        assertThat(end).isEqualTo(new SessionEnd.EndedByUs(EndReason.TIMEOUT, 137));
        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void keepsBeginningAndEndOfAnAgentThatPrintsMuch() throws Exception {
        workshop.agent
                .says("first")
                .runs("head -c 3000000 /dev/zero | tr '\\0' '\\n'")
                .says("ready")
                .waitsFor("go")
                .says("last");
        Session session = start("ready");

        assertThat(session.trim(4_000_000)).isFalse();
        assertThat(session.trim(1_000_000)).isTrue();
        receive("go");
        SessionEnd end = session.awaitEnd(state -> {});

        assertThat(end).isInstanceOf(SessionEnd.Exited.class);
        assertThat(Files.size(session.output().file())).isLessThan(500_000);
        assertThat(workshop.output(session))
                .startsWith("first\n")
                .contains("\n[trackyard: something is left out here, since more than 1000000 bytes were printed]\n")
                .endsWith("\nready\nlast\n");
    }

    @Test
    void goesOnReadingAnOutputThatWasTrimmedMeanwhile() throws Exception {
        workshop.agent
                .runs("head -c 3000000 /dev/zero")
                .says("ready")
                .waitsFor("go")
                .says("last");
        Session session = start("ready");
        long before = session.output().linesFrom(0).next();
        session.trim(1_000_000);
        long next = session.output().linesFrom(before).next();
        receive("go");
        session.awaitEnd(state -> {});

        assertThat(session.output().linesFrom(next).lines()).containsExactly("last");
    }

    @Test
    void endsWhatClearedItsEnvironmentWhileItWasWatched() throws Exception {
        workshop.agent
                .runs(
                        "(setsid sh -c 'until [ -e cleared ]; do sleep 0.02; done; exec env -i sleep 300' >/dev/null 2>&1 &)")
                .says("ready")
                .waitsFor("go")
                .runs("touch cleared");
        Session session = start("ready");

        session.awaitEnd(state -> {
            if (workshop.poller.remembered(session.id()).size() >= 3) {
                receive("go");
            }
        });
        await().until(() -> Sweep.of(session.record().tag()).find().isEmpty());
        session.endLeftovers();

        assertThat(PidNamespace.others()).isEmpty();
    }

    /** By descent: the supervisor is a subreaper. */
    @Test
    void endsWhatLeftTheGroupWithAClearedEnvironmentFromTheStart() throws Exception {
        workshop.agent.runs(CLEARED_DAEMON).says("ready").waitsFor("never");
        Session session = start("ready");

        SessionEnd end = session.end(EndReason.TIMEOUT, GRACE, NO_SNAPSHOT);

        assertThat(end).isInstanceOf(SessionEnd.EndedByUs.class);
        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void endsWhatASuccessfulAgentLeftWithAClearedEnvironmentBeforeItRecordsTheEnd() throws Exception {
        workshop.agent.runs(CLEARED_DAEMON).endsWell();
        Session session = workshop.start();

        SessionEnd end = session.awaitEnd(state -> {});
        session.settle();

        assertThat(end)
                .isInstanceOfSatisfying(
                        SessionEnd.Exited.class,
                        exited -> assertThat(exited.code()).isZero());
        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void letsTheAgentCleanUpAndRecordsItsExitCode() throws Exception {
        workshop.agent.runs("trap 'echo cleaned; exit 5' TERM").says("ready").waitsFor("never");
        Session session = start("ready");

        SessionEnd end = session.end(EndReason.CANCELLED, Duration.ofSeconds(10), NO_SNAPSHOT);

        assertThat(end).isEqualTo(new SessionEnd.EndedByUs(EndReason.CANCELLED, 5));
        assertThat(workshop.output(session)).endsWith("cleaned\n");
        assertThat(session.state()).isEqualTo(new SessionState.Ended(end));
    }

    @Test
    void keepsTheWorkBeforeTheFirstSignalAndAfterTheLastProcess() throws Exception {
        workshop.agent.says("ready").waitsFor("never");
        Session session = start("ready");
        List<Integer> alive = new ArrayList<>();

        session.end(EndReason.TIMEOUT, GRACE, () -> alive.add(others()));

        assertThat(alive).hasSize(2);
        assertThat(alive.get(0)).isGreaterThanOrEqualTo(2);
        assertThat(alive.get(1)).isZero();
    }

    @Test
    void touchesNothingWhereTheWorkCannotBeKept() throws Exception {
        workshop.agent.says("ready").waitsFor("never");
        Session session = start("ready");

        assertThatThrownBy(() -> session.end(EndReason.TIMEOUT, GRACE, () -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(session.state()).isEqualTo(new SessionState.Running(true));
        assertThat(session.record().progress().endReason()).isEqualTo(EndReason.TIMEOUT);
        assertThat(session.end(EndReason.TIMEOUT, GRACE, NO_SNAPSHOT)).isInstanceOf(SessionEnd.EndedByUs.class);
    }

    @Test
    void keepsTheEndOfASessionThatEndedByItself() throws Exception {
        workshop.agent.runs("(setsid sleep 300 >/dev/null 2>&1 &)").endsWith(4);
        Session session = workshop.start();
        session.awaitEnd(state -> {});

        SessionEnd end = session.end(EndReason.CANCELLED, GRACE, NO_SNAPSHOT);

        assertThat(end)
                .isInstanceOfSatisfying(
                        SessionEnd.Exited.class,
                        exited -> assertThat(exited.code()).isEqualTo(4));
        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void holdsTheAgentInPlaceAndLetsItGoOn() throws Exception {
        workshop.agent.says("ready").waitsFor("go").says("went on").endsWell();
        Session session = start("ready");

        session.hold();
        await().until(() -> state(session) == 'T');
        workshop.agent.receives("go");
        session.resume();

        assertThat(session.awaitEnd(state -> {})).isInstanceOf(SessionEnd.Exited.class);
        assertThat(workshop.output(session)).endsWith("went on\n");
    }

    @Test
    void endsAnAgentThatIsHeld() throws Exception {
        workshop.agent.runs("trap 'exit 6' TERM").says("ready").waitsFor("never");
        Session session = start("ready");
        session.hold();
        await().until(() -> state(session) == 'T');

        SessionEnd end = session.end(EndReason.PAUSED, Duration.ofSeconds(10), NO_SNAPSHOT);

        assertThat(end).isEqualTo(new SessionEnd.EndedByUs(EndReason.PAUSED, 6));
    }

    @Test
    void runsOnWithoutItsSupervisorAndThenEndsUnknown() throws Exception {
        workshop.agent.says("ready").waitsFor("go").endsWell();
        Session session = start("ready");

        ProcessHandle.of(session.record().progress().supervisor().pid())
                .orElseThrow()
                .destroyForcibly();
        await().until(() -> session.state().equals(new SessionState.Running(false)));
        workshop.agent.receives("go");

        assertThat(session.awaitEnd(state -> {})).isInstanceOf(SessionEnd.Unknown.class);
    }

    @Test
    void tellsASignalThatIsNotOurs() throws Exception {
        workshop.agent.says("ready").waitsFor("never");
        Session session = start("ready");

        ProcessHandle.of(session.record().progress().agent().pid())
                .orElseThrow()
                .destroyForcibly();

        assertThat(session.awaitEnd(state -> {}))
                .isInstanceOfSatisfying(
                        SessionEnd.Exited.class,
                        exited -> assertThat(exited.looksSignalled()).isTrue());
    }

    @Test
    void letsGoOfTheSessionWhenTheWatcherThrows() throws Exception {
        workshop.agent.says("ready").waitsFor("never");
        Session session = start("ready");

        assertThatThrownBy(() -> session.awaitEnd(state -> {
                    throw new IllegalStateException("the heartbeat failed");
                }))
                .hasMessage("the heartbeat failed");

        assertThat(session.state()).isEqualTo(new SessionState.Running(true));
    }

    private Session start(String awaited) throws Exception {
        Session session = workshop.start();
        await().until(() -> workshop.output(session).contains(awaited + "\n"));
        return session;
    }

    private void receive(String signal) {
        try {
            workshop.agent.receives(signal);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int others() {
        try {
            return PidNamespace.others().size();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static char state(Session session) throws IOException {
        ProcessIdentity agent = session.record().progress().agent();
        String stat = Files.readString(Path.of("/proc/" + agent.pid() + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
