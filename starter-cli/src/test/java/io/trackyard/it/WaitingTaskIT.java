package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.ClaudeLines;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardProcesses.Agent;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A task that waits for a file of another, whose worker dies: before anybody knows of it, meanwhile, and at its end. */
@YardTest
@InPidNamespace(limitSeconds = 600)
class WaitingTaskIT {
    /** The one that waits speaks as Claude Code does, which has a voice; a slot is what the fourth has to wait for. */
    private static final String PLAN = """
            outsideScope: widen
            limits: {maxParallel: 2}
            agent: {client: claude, command: %s}
            tasks:
              - {id: waits, title: Write waits, scope: [waits.txt], verify: grep -qx right waits.txt}
              - {id: holds, agent: %s, title: Write holds, scope: [holds.txt]}
              - {id: third, agent: %s, title: Write third, scope: [third.txt]}
              - {id: fourth, agent: %s, title: Write fourth, scope: [fourth.txt]}
            """;

    @Test
    void waitsOnWithoutSlotAndProcessAndGoesOnInItsConversationByTheNextWorker(TestYard yard) throws Exception {
        ScriptedAgent waits = yard.agent("waits")
                .says(ClaudeLines.begins())
                .runs("echo begun >waits.txt")
                .waitsFor("told")
                .says(ClaudeLines.succeeds("done"))
                .endsWell();
        ScriptedAgent holds = writer(yard, "holds");
        ScriptedAgent third = writer(yard, "third");
        ScriptedAgent fourth = writer(yard, "fourth");
        yard.withPlan(PLAN.formatted(waits.executable(), holds.executable(), third.executable(), fourth.executable()));
        yard.trackyard("run", "--yes", "--detach").succeeds();
        Agent holder = yard.awaitAgent("holds");
        Agent waiter = yard.awaitAgent("waits");

        assertThat(SessionServer.of(yard, "waits").tool("reserve_files", "{\"paths\":[\"holds.txt\"],\"wait\":true}"))
                .startsWith("Your task waits for it.");
        killWorker(yard);
        waits.receives("told");
        awaitEnd(waiter);
        yard.trackyard("resume").succeeds();
        yard.awaitAgent("third");
        assertThat(yard.status("waits").at("/waitsFor/task").asText()).isEqualTo("holds");

        killWorker(yard);
        yard.trackyard("resume").succeeds();
        ProcessIdentity next = yard.processes().worker().orElseThrow();
        Waiting.until(
                "the holder to be taken up",
                () -> yard.live("holds").orElseThrow().holder().equals(next));
        third.receives("go");
        yard.awaitAgent("fourth");
        assertThat(yard.status("waits").at("/waitsFor/path").asText()).isEqualTo("holds.txt");
        assertThat(yard.processes().agents()).extracting(Agent::task).containsExactlyInAnyOrder("holds", "fourth");
        assertThat(waits.starts()).hasSize(1);

        goesOnInItsConversation(yard);
        killWorker(yard);
        holds.receives("go");
        awaitEnd(holder);
        yard.trackyard("resume").succeeds();
        Waiting.until(
                "the next session of the one that waited", () -> waits.starts().size() == 2);
        fourth.receives("go");

        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(waits.prompt())
                .startsWith("# Write waits, once more")
                .contains("## What you waited for", "`holds.txt`, which holds had.");
        assertThat(yard.status("waits").path("attempts").asInt()).isEqualTo(1);
        assertThat(waits.starts()).hasSize(2);
        assertThat(holds.starts()).hasSize(1);
        assertThat(yard.repository().git("show", yard.branch() + ":waits.txt")).isEqualTo("right");
    }

    private static ScriptedAgent writer(TestYard yard, String task) throws IOException {
        return yard.agent(task).waitsFor("go").writes(task + ".txt", "done\n").endsWell();
    }

    /** Tells the agent's next session what to do: it is right only where it was told of the one before. */
    private static void goesOnInItsConversation(TestYard yard) throws IOException {
        yard.agent("waits")
                .says(ClaudeLines.begins())
                .runs("case \"$*\" in *'--resume c1'*) grep -qx begun waits.txt && echo right >waits.txt ;; esac")
                .says(ClaudeLines.succeeds("done"))
                .endsWell();
    }

    private static void killWorker(TestYard yard) {
        YardProcesses.kill(yard.processes().worker().orElseThrow());
    }

    private static void awaitEnd(Agent agent) {
        Waiting.until("the end of " + agent.task(), () -> !agent.process().isAlive());
    }
}
