package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.RunningCommand;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardProcesses.Agent;
import io.trackyard.testing.YardTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@YardTest
class WorkerDeathIT {
    private static final Duration TAKEN_UP = Duration.ofSeconds(10);

    /** With a start of the worker; a question that nobody answers takes half a minute to a minute. */
    private static final Duration NOTICED = Duration.ofSeconds(20);

    private static final String PLAN = """
            tasks:
              - id: t1
                prompt: Write t1.txt.
                attempts: 2
            """;

    @Test
    void takesSessionsUpWithinTenSecondsAndUsesNoAttempt(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        Agent agent = yard.awaitAgent("t1");

        // more often than the task may fail, so that one that was charged would be abandoned
        for (int death = 1; death <= 3; death++) {
            YardProcesses.kill(yard.processes().worker().orElseThrow());
            yard.trackyard("resume").succeeds();
            ProcessIdentity worker = yard.processes().worker().orElseThrow();
            Waiting.until(
                    "worker %d to take the session up".formatted(worker.pid()),
                    () -> yard.live("t1").orElseThrow().holder().equals(worker));
            assertThat(yard.live("t1").map(Agent::process)).contains(agent.process());
            assertThat(Duration.between(yard.processes().serving(), Instant.now()))
                    .isLessThan(TAKEN_UP);
        }

        script.receives("go");
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(yard.starts("t1")).hasSize(1);
        assertThat(yard.status("t1").path("attempts").asInt()).isEqualTo(1);
        assertThat(yard.temporal().sessionAttempts()).isNotEmpty().containsOnly(2);
    }

    /** The worker is held first, so that the question is certain to be in its hand when it dies. */
    @Test
    void aCommandThatWatchesNoticesADeathWhileItAsks(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        Agent agent = yard.awaitAgent("t1");
        ProcessIdentity worker = yard.processes().worker().orElseThrow();
        YardProcesses.hold(worker);
        RunningCommand watching = yard.start("watch");
        ProcessIdentity command = watching.identity();
        Waiting.until(
                "the command to ask the worker",
                () -> YardProcesses.threads(command).contains("attended-questi"));

        Instant death = Instant.now();
        YardProcesses.kill(worker);
        Waiting.until("another worker", () -> yard.processes().worker().isPresent());
        assertThat(Duration.between(death, yard.processes().serving())).isLessThan(NOTICED);

        script.receives("go");
        CommandResultAssert.assertThat(watching.await()).exitsWith(0);
        assertThat(yard.starts("t1")).hasSize(1);
        assertThat(agent.process().isAlive()).isFalse();
    }

    @Test
    void leavesSessionsToTheNextCommandsWorkerWhenItIsToldToEnd(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        Agent agent = yard.awaitAgent("t1");

        YardProcesses.terminate(yard.processes().worker().orElseThrow());
        assertThat(yard.live("t1").map(Agent::process)).contains(agent.process());

        assertThat(yard.status("t1").path("state").asText()).isEqualTo("running");
        script.receives("go");
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(yard.starts("t1")).hasSize(1);
        assertThat(yard.status("t1").path("attempts").asInt()).isEqualTo(1);
    }
}
