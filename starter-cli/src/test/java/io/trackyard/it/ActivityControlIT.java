package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardAgents.Start;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardProcesses.Agent;
import io.trackyard.testing.YardTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The buttons of the Web UI, pressed by the calls it makes. */
@YardTest
class ActivityControlIT {
    private static final char HELD = 'T';
    private static final String PLAN = """
            tasks:
              - id: t1
                prompt: Write t1.txt.
            """;

    @Test
    void holdsTheSessionInPlaceDuringAPause(TestYard yard) throws Exception {
        ScriptedAgent script = waiting(yard);
        Agent agent = yard.awaitAgent("t1");

        yard.temporal().pause();
        Waiting.until("the agent to be held", () -> YardProcesses.stateOf(agent.process()) == HELD);
        script.receives("go");
        Waiting.during(
                "the agent to stay held", Duration.ofSeconds(2), () -> YardProcesses.stateOf(agent.process()) == HELD);
        yard.temporal().unpause();

        assertDoneInOneAttempt(yard);
    }

    @Test
    void takesTheSessionUpAgainAfterAReset(TestYard yard) throws Exception {
        ScriptedAgent script = waiting(yard);
        Agent agent = yard.awaitAgent("t1");

        yard.temporal().reset();
        Waiting.until(
                "the session to be taken up",
                () -> yard.live("t1").orElseThrow().epoch() > agent.epoch());
        assertThat(yard.live("t1").map(Agent::process)).contains(agent.process());
        script.receives("go");

        assertDoneInOneAttempt(yard);
    }

    private static ScriptedAgent waiting(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        return script;
    }

    private static void assertDoneInOneAttempt(TestYard yard) throws Exception {
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(yard.starts()).extracting(Start::attempt).containsExactly(1);
        assertThat(yard.status("t1").path("attempts").asInt()).isEqualTo(1);
        assertThat(yard.temporal().sessionAttempts()).isNotEmpty().containsOnly(3);
    }
}
