package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardProcesses.Agent;
import io.trackyard.testing.YardTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker that is stopped for longer than its heartbeats may be missed, while another of the same host goes on without it. */
@YardTest
@InPidNamespace(limitSeconds = 900)
class FrozenWorkerIT {
    /** The server gives an activity out again a minute after its last heartbeat; a busy machine takes its time then. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(150);

    /** The worker that wakes has been told of all that it lost by then: its next heartbeats are due within five seconds. */
    private static final Duration AWAKE = Duration.ofSeconds(15);

    private static final String PLAN = """
            tasks:
              - id: live
                prompt: Write live.txt; the session lives all the time.
                scope: live.txt
              - id: ended
                prompt: Write ended.txt; the session ends while its worker is stopped.
                scope: ended.txt
            """;

    @Test
    void doesNothingOfWhatAnotherHasTakenOverWhenItWakes(TestYard yard) throws Exception {
        ScriptedAgent living = yard.agent("live")
                .runs("echo half >live.txt")
                .waitsFor("go")
                .writes("live.txt", "done\n")
                .endsWell();
        ScriptedAgent ending =
                yard.agent("ended").waitsFor("go").writes("ended.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        Agent live = yard.awaitAgent("live");
        Agent ended = yard.awaitAgent("ended");
        ProcessIdentity frozen = yard.processes().worker().orElseThrow();

        YardProcesses.hold(frozen);
        ending.receives("go");
        Waiting.until(
                "the end of a session that nobody watches",
                () -> !ended.process().isAlive());
        ProcessIdentity other = yard.startAnotherWorker().identity();
        Waiting.until(
                "the other worker to hold the living session",
                TAKEN_OVER,
                () -> yard.live("live")
                        .filter(now -> now.holder().equals(other) && now.epoch() > live.epoch())
                        .isPresent());
        yard.awaitTask("ended", "integrated");
        Waiting.until(
                "nothing to be done but the living session",
                () -> yard.temporal().activitiesInFlight() == 1);
        String state = state(yard);
        assertThat(YardProcesses.stateOf(frozen)).isEqualTo('T');

        YardProcesses.letGoOn(frozen);
        Waiting.during(
                "the living session, refs and worktrees to stay as they are",
                AWAKE,
                () -> live.process().isAlive() && state(yard).equals(state));
        assertThat(frozen.isAlive()).as("the worker that was stopped").isTrue();
        assertThat(YardProcesses.stateOf(live.process())).isNotEqualTo('T');
        assertThat(yard.live("live").orElseThrow().holder()).isEqualTo(other);
        living.receives("go");

        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        for (String task : List.of("live", "ended")) {
            assertThat(yard.starts(task)).as("sessions of " + task).hasSize(1);
            assertThat(yard.status(task).path("attempts").asInt()).isEqualTo(1);
            assertThat(yard.repository()
                            .git("log", "--format=%H", "--no-merges", "--grep=Trackyard-Task: " + task, yard.branch()))
                    .as("commits of " + task)
                    .hasLineCount(1);
            assertThat(yard.repository().git("show", yard.branch() + ":" + task + ".txt"))
                    .isEqualTo("done");
        }
    }

    /** All refs, and all worktrees. */
    private static String state(TestYard yard) {
        return yard.repository().git("for-each-ref") + yard.repository().git("worktree", "list");
    }
}
