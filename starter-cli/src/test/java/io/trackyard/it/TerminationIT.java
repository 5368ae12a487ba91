package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.CommandResult;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardProcesses.Agent;
import io.trackyard.testing.YardTemporal;
import io.trackyard.testing.YardTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that do not come to their end: <i>Terminate</i> in the Web UI gives a workflow no chance to clean up. */
@YardTest
@InPidNamespace(limitSeconds = 900)
class TerminationIT {
    @TempDir
    Path notes;

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
    void whatIsVerifiedAndInTheGateIsKeptWhenTheRunIsTerminated(TestYard yard) throws Exception {
        // it passes at once on the commit that the run starts from
        String gate =
                "[ ! -e t1.txt ] || { touch %1$s/begun; while [ ! -e %1$s/go ]; do sleep 0.1; done; }".formatted(notes);
        yard.agent("t1").writes("t1.txt", "done\n").endsWell();
        yard.withPlan("verify: '%s'\n%s".formatted(gate, PLAN)).startRun();
        Waiting.until("the gate", () -> Files.exists(notes.resolve("begun")));

        yard.temporal().terminate();
        Waiting.until(
                "the run's end", () -> yard.status().path("state").asText().equals("failed"));

        assertThat(yard.document("salvage").path("work").findValuesAsText("task"))
                .containsExactly("t1");
        Files.createFile(notes.resolve("go"));
        isBegunAgain(yard);
    }

    @Test
    void aRunThatWasTerminatedBeforeAnythingOfItWasDoneLeavesNothing(TestYard yard) throws Exception {
        yard.agent("t1").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        String first = yard.run().run().run();
        ProcessIdentity worker = yard.processes().worker().orElseThrow();

        YardProcesses.hold(worker);
        yard.startRun();
        String second = yard.run().run().run();
        yard.temporal().terminate();
        assertThat(yard.document("salvage", second).path("work")).isEmpty();
        YardProcesses.letGoOn(worker);

        assertThat(second).isNotEqualTo(first);
        assertThat(yard.status().path("state").asText()).isEqualTo("failed");
        assertThat(yard.status().path("failure").asText()).isEqualTo("it was ended from outside, by Terminate");
        yard.trackyard("clean", second, "--yes").succeeds();
        assertThat(yard.repository().git("for-each-ref").lines().filter(ref -> !ref.contains("/trash/")))
                .noneMatch(ref -> ref.contains(second));
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
        canBeClearedAwayAndGivenBack(yard);
    }

    /** What holds work of the run is kept until it is named, and all of it goes then and can be given back. */
    private static void canBeClearedAwayAndGivenBack(TestYard yard) throws Exception {
        String run = yard.run().run().run();
        JsonNode kept = yard.document("clean", "--dry-run");
        assertThat(kept.path("items"))
                .filteredOn(item -> item.path("kind").asText().equals("worktree"))
                .hasSize(1)
                .allMatch(item -> item.path("why").asText().equals("it holds work that is on no branch of yours"));

        JsonNode gone = yard.document("clean", run, "--yes");
        assertThat(gone.path("items"))
                .isNotEmpty()
                .allMatch(item -> item.path("goes").asBoolean());
        assertThat(yard.document("salvage").path("work")).isEmpty();
        yard.trackyard("clean", "--undo").succeeds();
        assertThat(yard.document("salvage").path("work").findValuesAsText("task"))
                .contains("t1");
    }

    private static void isBegunAgain(TestYard yard) throws Exception {
        yard.agent("t1").writes("t1.txt", "done\n").endsWell();

        CommandResultAssert.assertThat(yard.watchRun().await()).exitsWith(0);
        assertThat(yard.repository().git("show", yard.branch() + ":t1.txt")).isEqualTo("done");
    }
}
