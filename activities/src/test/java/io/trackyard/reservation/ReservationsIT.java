package io.trackyard.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.PathPattern;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.reservation.Reservations.Conflict;
import io.trackyard.session.Guard;
import io.trackyard.session.Session;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.SessionPoller;
import io.trackyard.session.SessionRequest;
import io.trackyard.session.Sessions;
import io.trackyard.session.TaskDirectory;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.SettableTime;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two live sessions reserve of each other; each is a real process. */
class ReservationsIT {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final SettableTime time = new SettableTime(ScratchRepository.NOW);
    private final SessionPoller poller = new SessionPoller();
    private ScratchRun run;
    private Reservations one;
    private Reservations other;
    private ScriptedAgent otherAgent;

    @BeforeEach
    void begin() throws Exception {
        run = ScratchRun.in(
                directory,
                new RunDraft()
                        .outsideScope(OutsideScope.WIDEN)
                        .track(TaskDraft.of("T1").touching("a"))
                        .track(TaskDraft.of("T2").touching("b")));
        one = start("T1", 1);
        other = start("T2", 2);
        otherAgent = ScriptedAgent.at(directory.resolve("agent-T2"));
    }

    @AfterEach
    void end() throws Exception {
        ScriptedAgent.at(directory.resolve("agent-T1")).receives("end");
        otherAgent.receives("end");
        awaitEnd("T1");
        awaitEnd("T2");
        poller.close();
        run.close();
    }

    @Test
    void refusesWhatTheScopeOfAnotherLiveSessionHolds() {
        Conflict conflict =
                one.reserve(paths("shared/x", "b/y.txt"), HALF_AN_HOUR).orElseThrow();

        assertThat(conflict.path().text()).isEqualTo("b/y.txt");
        assertThat(conflict.task()).isEqualTo("T2");
        assertThat(conflict.until()).isEmpty();
        assertThat(one.held()).isEmpty();
    }

    @Test
    void refusesWhatAnotherHasReservedUntilThatRunsOutOrIsReleased() {
        assertThat(other.reserve(paths("shared/**"), HALF_AN_HOUR)).isEmpty();

        assertThat(one.reserve(paths("shared/x"), HALF_AN_HOUR))
                .hasValueSatisfying(
                        conflict -> assertThat(conflict.until()).contains(ScratchRepository.NOW.plus(HALF_AN_HOUR)));
        time.advance(HALF_AN_HOUR);
        assertThat(one.reserve(paths("shared/x"), HALF_AN_HOUR)).isEmpty();
        assertThat(other.reserve(paths("shared/*"), HALF_AN_HOUR)).isPresent();
        one.release(List.of());
        assertThat(other.reserve(paths("shared/*"), HALF_AN_HOUR)).isEmpty();
    }

    @Test
    void isOverWithTheSessionThatHasIt() throws Exception {
        other.reserve(paths("shared"), HALF_AN_HOUR);

        otherAgent.receives("end");
        awaitEnd("T2");

        assertThat(one.reserve(paths("shared", "b"), HALF_AN_HOUR)).isEmpty();
        assertThat(Reservations.of(run.open(), run.open().track(1, 2), time.instant()))
                .isEmpty();
    }

    @Test
    void runsForItsWholeTimeAgainWhenItIsReservedAgain() {
        one.reserve(paths("shared", "more"), HALF_AN_HOUR);
        time.advance(Duration.ofMinutes(20));
        one.reserve(paths("shared"), HALF_AN_HOUR);
        time.advance(Duration.ofMinutes(20));

        assertThat(one.held()).extracting(reserved -> reserved.path().text()).containsExactly("shared");
    }

    private Reservations start(String task, int track) throws Exception {
        ScriptedAgent agent = ScriptedAgent.in(directory.resolve("agent-" + task))
                .waitsFor("end")
                .endsWell();
        TaskDirectory files = run.open().directory().task(task);
        Guard.of(files.path(), new CommandRunner()).takeOver(standing -> 1);
        Session session = new Sessions("host-1", new CommandRunner(), poller, time)
                .attachOrStart(
                        files,
                        new SessionRequest(
                                Command.of(agent.executable().toString())
                                        .in(run.scratch().path())
                                        .withEnvironment(Map.of("PATH", System.getenv("PATH"))),
                                new SessionRequest.Claim(1, 1, null),
                                1,
                                Duration.ofHours(1)));
        return new Reservations(run.open(), run.track(track), session.directory(), time);
    }

    private void awaitEnd(String task) {
        Optional<TaskDirectory> files = run.open().directory().begun(task);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> files.filter(SessionHistory::isAlive).isEmpty());
    }

    private static List<PathPattern> paths(String... texts) {
        return Stream.of(texts).map(PathPattern::of).toList();
    }
}
