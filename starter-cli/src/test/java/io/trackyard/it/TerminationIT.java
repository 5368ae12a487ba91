package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.CommandResult;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses.Agent;
import io.trackyard.testing.YardTemporal;
import io.trackyard.testing.YardTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs that do not come to their end: <i>Terminate</i> in the Web UI gives a workflow no chance to clean up. */
@YardTest
class TerminationIT {
    private static final String PLAN = """
            tasks:
              - id: t1
                prompt: Write t1.txt.
                scope: t1.txt
            """;

    @Test
    void aRunThatWasTerminatedLeavesNoSessionAndItsWorkCanBeBegunAgain(TestYard yard) throws Exception {
        endsWithItsSession(yard, YardTemporal::terminate);

        assertThat(yard.status().path("failure").asText()).isEqualTo("it was ended from outside, by Terminate");
        isBegunAgain(yard);
    }

    @Test
    void aRunWhosePhaseWasTerminatedLeavesNoSessionAndItsWorkCanBeBegunAgain(TestYard yard) throws Exception {
        endsWithItsSession(yard, YardTemporal::terminatePhase);

        assertThat(yard.status().path("failure").asText())
                .isEqualTo("one of its workflows was ended from outside, by Terminate");
        isBegunAgain(yard);
    }

    @Test
    void aRunThatIsRefusedAtItsBeginSaysWhy(TestYard yard) throws Exception {
        yard.withPlan("evidence: {redBase: refuse}\nverify: test -e nothing\n" + PLAN);

        CommandResult refused = yard.watchRun().await();

        CommandResultAssert.assertThat(refused).exitsWith(7);
        assertThat(refused.out()).contains("failed", "base is red", "test -e nothing");
        assertThat(yard.starts()).isEmpty();
    }

    private static void endsWithItsSession(TestYard yard, Consumer<YardTemporal> deed) throws Exception {
        yard.agent("t1").writes("t1.txt", "half\n").waitsFor("go").endsWell();
        yard.withPlan(PLAN).startRun();
        Agent agent = yard.awaitAgent("t1");

        deed.accept(yard.temporal());

        Waiting.until("the agent's end", () -> !agent.process().isAlive());
        Waiting.until(
                "the run's end", () -> yard.status().path("state").asText().equals("failed"));
        assertThat(yard.trackyard("status").succeeds().out()).contains("failed");
        assertThat(yard.trackyard("salvage").succeeds().out()).contains("t1");
    }

    private static void isBegunAgain(TestYard yard) throws Exception {
        yard.agent("t1").writes("t1.txt", "done\n").endsWell();

        CommandResultAssert.assertThat(yard.watchRun().await()).exitsWith(0);
        assertThat(yard.repository().git("show", yard.branch() + ":t1.txt")).isEqualTo("done");
    }
}
