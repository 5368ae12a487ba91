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
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@YardTest
@InPidNamespace(limitSeconds = 300)
class ServerOutageIT {
    private static final Duration SHORT = Duration.ofSeconds(30);

    /** The SDK gives a heartbeat up some seconds after its timeout of 60. */
    private static final Duration LONG = Duration.ofSeconds(75);

    /** Left alone, the SDK asks for work a minute after a minute's outage. */
    private static final Duration WORKS_AGAIN = Duration.ofSeconds(5);

    /** Where many others want the processors it takes them, not the worker, that much longer. */
    private static final Duration WORKS_AGAIN_BETWEEN_OTHERS = Duration.ofSeconds(30);

    private static final String PLAN = """
            tasks:
              - id: t1
                prompt: Write t1.txt, while the server is away.
                scope: t1.txt
              - id: t2
                prompt: Write t2.txt, once it is back.
                scope: t2.txt
            """;

    @Test
    void usesNoAttemptInAnOutageOfHalfAMinute(TestYard yard) throws Exception {
        ScriptedAgent first =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        ScriptedAgent second =
                yard.agent("t2").waitsFor("go").writes("t2.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        Agent ending = yard.awaitAgent("t1");
        Agent staying = yard.awaitAgent("t2");

        YardProcesses.kill(yard.processes().server().orElseThrow());
        first.receives("go");
        Waiting.until("the end of t1's agent", () -> !ending.process().isAlive());
        Waiting.during("t2's session to live", SHORT, () -> staying.process().isAlive());
        yard.trackyard("resume").succeeds();
        second.receives("go");

        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertOneAttempt(yard, "t1");
        assertOneAttempt(yard, "t2");
        assertThat(yard.temporal().sessionAttempts())
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly(3);
    }

    @Test
    void letsGoOfSessionsInALongOutageAndTouchesNothing(TestYard yard) throws Exception {
        ScriptedAgent first =
                yard.agent("t1").runs("echo half >t1.txt").waitsFor("go").endsWell();
        ScriptedAgent second =
                yard.agent("t2").runs("echo half >t2.txt").waitsFor("go").endsWell();
        yard.withPlan(PLAN).startRun();
        Agent one = yard.awaitAgent("t1");
        Agent two = yard.awaitAgent("t2");
        ProcessIdentity worker = yard.processes().worker().orElseThrow();
        String refs = refs(yard);

        YardProcesses.kill(yard.processes().server().orElseThrow());
        Waiting.during(
                "both sessions to live on",
                LONG,
                () -> one.process().isAlive() && two.process().isAlive());
        assertThat(worker.isAlive()).isTrue();
        assertThat(refs(yard)).isEqualTo(refs);
        // the worker is left alone, so that it is the one that takes up again what it has let go of
        yard.trackyard("server", "start").succeeds();
        long back = System.nanoTime();
        yard.temporal().awaitAnswer();
        Duration waited = Duration.ofNanos(System.nanoTime() - back);
        System.out.printf("the worker answered %d ms after the server%n", waited.toMillis());
        assertThat(waited).isLessThan(isBusy() ? WORKS_AGAIN_BETWEEN_OTHERS : WORKS_AGAIN);
        assertThat(worker.isAlive()).as("the worker that saw the outage").isTrue();
        first.receives("go");
        second.receives("go");

        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertOneAttempt(yard, "t1");
        assertOneAttempt(yard, "t2");
    }

    private static boolean isBusy() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        return machine.getSystemLoadAverage() > 2 * machine.getAvailableProcessors();
    }

    private static void assertOneAttempt(TestYard yard, String task) throws Exception {
        assertThat(yard.starts(task)).hasSize(1);
        assertThat(yard.status(task).path("state").asText()).isEqualTo("integrated");
        assertThat(yard.status(task).path("attempts").asInt()).isEqualTo(1);
    }

    private static String refs(TestYard yard) {
        return yard.repository().git("for-each-ref");
    }
}
