package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.display.DocumentSchema;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.CommandResult;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardProcesses.Agent;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Background tasks on a real server, from the command line. */
@YardTest
class BackgroundIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void oneThatFailsStopsNoOtherAndEachGivesItsOwnOutput(TestYard yard) throws Exception {
        yard.agent("good").says("found it").endsWell();
        yard.agent("bad").complains("no key").endsWith(3);
        yard.repository()
                .write(
                        "tasks.txt",
                        "{\"prompt\": \"one\", \"id\": \"bad\"}\n{\"prompt\": \"two\", \"id\": \"good\"}\n");

        CommandResult launched = yard.launch("--file", "tasks.txt");
        CommandResult good = yard.trackyard("output", "good", "--wait", "--json");
        CommandResult bad = yard.trackyard("output", "bad", "--wait", "--json");

        CommandResultAssert.assertThat(launched).exitsWith(0);
        assertThat(launched.out()).isEqualTo("bad\ngood\n");
        CommandResultAssert.assertThat(good).exitsWith(0);
        assertThat(JSON.readTree(good.out()).path("result").asText()).isEqualTo("found it\n");
        CommandResultAssert.assertThat(bad).exitsWith(1);
        assertThat(JSON.readTree(bad.out()).path("error").asText()).isEqualTo("the agent gave up (exit 3): no key");
        DocumentSchema.of("output").accepts(good.out());
        DocumentSchema.of("background")
                .accepts(yard.trackyard("bg", "list", "--json").out());
        assertThat(yard.starts()).hasSize(2);
    }

    @Test
    void fiveRunAtOnceAndTheNextWaitsForItsTurn(TestYard yard) throws Exception {
        for (int number = 1; number <= 6; number++) {
            yard.agent("task-" + number).waitsFor("go").says("done").endsWell();
        }
        yard.repository().write("tasks.txt", "a b\n".repeat(6));

        yard.launch("--file", "tasks.txt");
        yard.awaitAgent("task-5");

        assertThat(status(yard, "task-6")).isEqualTo("pending");
        CommandResultAssert.assertThat(yard.trackyard("output", "task-6")).exitsWith(5);
        yard.agentOf("task-2").receives("go");
        yard.awaitAgent("task-6");
        for (int number = 1; number <= 6; number++) {
            yard.agentOf("task-" + number).receives("go");
        }
        for (int number = 1; number <= 6; number++) {
            CommandResultAssert.assertThat(yard.trackyard("output", "--wait", "task-" + number))
                    .exitsWith(0);
        }
    }

    @Test
    void aSessionOutlivesItsWorkerAndIsTakenUpByTheNext(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("find").waitsFor("go").says("found it").endsWell();
        yard.launch("--id", "find", "Where is it?");
        Agent agent = yard.awaitAgent("find");

        YardProcesses.kill(yard.processes().worker().orElseThrow());
        assertThat(status(yard, "find")).isEqualTo("running");
        ProcessIdentity worker = yard.processes().worker().orElseThrow();
        Waiting.until(
                "the next worker to take the session up",
                () -> yard.live("find").orElseThrow().holder().equals(worker));
        assertThat(yard.live("find").map(Agent::process)).contains(agent.process());

        script.receives("go");
        CommandResultAssert.assertThat(yard.trackyard("output", "find", "--wait"))
                .exitsWith(0);
        assertThat(yard.starts("find")).hasSize(1);
    }

    @Test
    void tasksOutliveTheServerToo(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("find").waitsFor("go").says("found it").endsWell();
        yard.launch("--id", "find", "Where is it?");
        yard.awaitAgent("find");

        YardProcesses.kill(yard.processes().server().orElseThrow());
        YardProcesses.kill(yard.processes().worker().orElseThrow());
        script.receives("go");

        CommandResult output = yard.trackyard("output", "find", "--wait");
        CommandResultAssert.assertThat(output).exitsWith(0);
        assertThat(output.out()).isEqualTo("found it\n");
        assertThat(yard.starts("find")).hasSize(1);
    }

    @Test
    void isCancelledLaunchedAgainAndForgotten(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("find").waitsFor("go").says("found it").endsWell();
        yard.launch("--id", "find", "Where is it?");
        yard.awaitAgent("find");
        CommandResultAssert.assertThat(yard.launch("--id", "find", "Again?")).exitsWith(2);
        CommandResultAssert.assertThat(yard.trackyard("bg", "retry", "find")).exitsWith(2);
        CommandResultAssert.assertThat(yard.trackyard("bg", "clear", "find")).exitsWith(2);

        yard.trackyard("bg", "cancel", "find").succeeds();
        CommandResult cancelled = yard.trackyard("output", "find", "--wait");
        script.receives("go");
        yard.trackyard("bg", "retry", "find").succeeds();
        CommandResult again = yard.trackyard("output", "find", "--wait");
        yard.trackyard("bg", "clear").succeeds();

        CommandResultAssert.assertThat(cancelled).exitsWith(1);
        assertThat(cancelled.err()).contains("find failed: cancelled");
        CommandResultAssert.assertThat(again).exitsWith(0);
        CommandResultAssert.assertThat(yard.trackyard("output", "find")).exitsWith(2);
        assertThat(mirror(yard, "completed.json").path("tasks")).isEmpty();
    }

    @Test
    void aMirrorThatSomebodyRemovesIsWrittenAgainAndEndsNothing(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("find").waitsFor("go").says("found it").endsWell();
        yard.launch("--id", "find", "Where is it?");
        yard.awaitAgent("find");
        Path active = yard.state().resolve("background").resolve("active.json");
        Waiting.until("the mirror", () -> Files.exists(active));
        Files.delete(active);

        yard.trackyard("bg", "list").succeeds();
        Waiting.until("the mirror", () -> Files.exists(active));

        assertThat(mirror(yard, "active.json").findValuesAsText("id")).containsExactly("find");
        script.receives("go");
        yard.trackyard("output", "find", "--wait").succeeds();
        Waiting.until(
                "the mirror of what has ended",
                () -> mirror(yard, "completed.json").findValuesAsText("result").contains("found it\n"));
        for (String name : new String[] {"active.json", "completed.json", "failed.json"}) {
            DocumentSchema.of("mirror").accepts(mirror(yard, name).toString());
        }
    }

    @Test
    void anEditingTaskLeavesABranchAndTheCheckoutAlone(TestYard yard) throws Exception {
        yard.agent("page").writes("page.html", "<p>\n").endsWell();
        var before = yard.repository().belongings();

        CommandResult result = yard.launch("--id", "page", "--agent", "frontend-engineer", "--wait", "Make a page");

        CommandResultAssert.assertThat(result).exitsWith(0);
        assertThat(result.err()).contains("1 file changed on trackyard/bg/page");
        assertThat(yard.repository().git("show", "trackyard/bg/page:page.html")).isEqualTo("<p>");
        assertThat(yard.repository().belongings()).isEqualTo(before);
    }

    @Test
    void aTaskWhoseWorkflowWasTerminatedHasFailedAndItsSlotIsFree(TestYard yard) throws Exception {
        yard.agent("find").waitsFor("go").endsWell();
        yard.launch("--id", "find", "Where is it?");
        yard.awaitAgent("find");

        yard.terminate("find");

        CommandResult output = yard.trackyard("output", "find", "--wait");
        CommandResultAssert.assertThat(output).exitsWith(1);
        assertThat(output.err()).contains("its workflow was ended");
        Waiting.until("the end of the session", () -> yard.live("find").isEmpty());
    }

    private static String status(TestYard yard, String task) throws IOException, InterruptedException {
        CommandResult output = yard.trackyard("output", task, "--json");
        return JSON.readTree(output.out()).path("status").asText();
    }

    private static JsonNode mirror(TestYard yard, String name) throws IOException {
        return JSON.readTree(yard.state().resolve("background").resolve(name).toFile());
    }
}
