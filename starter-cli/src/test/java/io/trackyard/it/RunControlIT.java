package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.CommandResult;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardAgents.Start;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@YardTest
class RunControlIT {
    @TempDir
    Path notes;

    @Test
    void waitsForAQuotaAndChargesNothing(TestYard yard) throws Exception {
        // long enough for commands to be typed meanwhile
        String once = "[ -e %1$s ] || { touch %1$s; echo first; echo retry-after: 8; exit 75; }"
                .formatted(notes.resolve("asked"));
        yard.agent("t1").runs(once).writes("t1.txt", "done\n").endsWell();
        yard.withPlan(tasks(1)).startRun();

        Waiting.until("the run to wait for the quota", () -> isWaitingForQuota(yard.status()));
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);

        assertThat(yard.starts()).extracting(Start::attempt).containsExactly(1, 1);
        assertThat(yard.status("t1").path("attempts").asInt()).isEqualTo(1);
        assertBothSessionsAreShown(yard);
    }

    private static void assertBothSessionsAreShown(TestYard yard) throws Exception {
        CommandResult last = yard.trackyard("logs", "t1", "--attempt", "1").succeeds();
        assertThat(last.out()).doesNotContain("first");
        assertThat(last.err()).contains("session 2 of t1", "also had session 1", " t1 --session 1");
        CommandResult first = yard.trackyard("logs", "t1", "--session", "1").succeeds();
        assertThat(first.out()).contains("first");
        assertThat(first.err()).doesNotContain("also had");
        assertThat(yard.trackyard("logs", "t1", "--session", "1", "--json")
                        .succeeds()
                        .out())
                .contains("\"session\" : 1", "first");
        assertThat(yard.trackyard("logs", "t1", "--session", "3").err()).contains("no session 3", "session 1, 2");
    }

    @Test
    void endsAllSessionsOfACancelledRunAndKeepsTheirWork(TestYard yard) throws Exception {
        startHalfDone(yard);

        yard.trackyard("cancel").succeeds();

        assertCancelled(yard);
    }

    @Test
    void endsThemAlsoWhenTheirWorkerDiedBeforeItHeardOfIt(TestYard yard) throws Exception {
        startHalfDone(yard);

        YardProcesses.kill(yard.processes().worker().orElseThrow());
        yard.trackyard("cancel").succeeds();

        assertCancelled(yard);
    }

    private static void startHalfDone(TestYard yard) throws Exception {
        for (String task : List.of("t1", "t2")) {
            yard.agent(task)
                    .runs("sleep 300 & echo half >" + task + ".txt")
                    .waitsFor("never")
                    .endsWell();
        }
        yard.withPlan(tasks(2)).startRun();
        yard.awaitAgent("t1");
        yard.awaitAgent("t2");
        Waiting.until("both agents to write", () -> half(yard, "t1") && half(yard, "t2"));
    }

    private static boolean half(TestYard yard, String task) throws Exception {
        try (Stream<Path> files = Files.find(
                yard.runDirectory().resolve("worktrees"), 2, (file, attributes) -> file.endsWith(task + ".txt"))) {
            return files.findAny().isPresent();
        }
    }

    private static void assertCancelled(TestYard yard) throws Exception {
        CommandResultAssert.assertThat(yard.await()).exitsWith(4);
        assertThat(yard.processes().liveSessions()).isEmpty();
        for (String task : List.of("t1", "t2")) {
            assertThat(yard.repository().git("show", newestSnapshot(yard, task) + ":" + task + ".txt"))
                    .isEqualTo("half");
            assertThat(yard.status(task).path("state").asText()).isEqualTo("cancelled");
        }
    }

    @Test
    void startsNothingWhilePausedAndNothingMoreWhenDrained(TestYard yard) throws Exception {
        ScriptedAgent first =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        ScriptedAgent second =
                yard.agent("t2").waitsFor("go").writes("t2.txt", "done\n").endsWell();
        yard.withPlan(tasks(3)).startRun("--sequential");
        yard.awaitAgent("t1");

        yard.trackyard("pause").succeeds();
        first.receives("go");
        yard.awaitTask("t1", "integrated");
        assertThat(yard.status().path("state").asText()).isEqualTo("paused");
        assertThat(yard.status("t2").path("state").asText()).isEqualTo("pending");
        assertThat(yard.starts("t2")).isEmpty();

        yard.trackyard("unpause").succeeds();
        yard.awaitAgent("t2");
        yard.trackyard("drain").succeeds();
        second.receives("go");
        CommandResultAssert.assertThat(yard.await()).exitsWith(1);

        assertThat(yard.status("t2").path("state").asText()).isEqualTo("integrated");
        assertThat(yard.status("t3").path("state").asText()).isEqualTo("cancelled");
        assertThat(yard.starts("t3")).isEmpty();
    }

    @Test
    void isLeftToAPersonOncePausedWithNothingBeingCarriedOut(TestYard yard) throws Exception {
        ScriptedAgent first =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(tasks(2)).startRun("--sequential");
        yard.awaitAgent("t1");

        yard.trackyard("pause").succeeds();
        first.receives("go");
        CommandResult waited = yard.await();
        CommandResult watched = yard.trackyard("watch");

        CommandResultAssert.assertThat(waited).exitsWith(6);
        CommandResultAssert.assertThat(watched).exitsWith(6);
        assertThat(watched.err()).contains("is paused. Go on with: trackyard unpause ");
        assertThat(yard.starts()).extracting(Start::task).containsExactly("t1");
        yard.trackyard("cancel").succeeds();
        CommandResultAssert.assertThat(yard.await()).exitsWith(4);
    }

    private static String newestSnapshot(TestYard yard, String task) {
        String all = "refs/trackyard/wip/%s/%s/".formatted(yard.run().run().run(), task);
        return yard.repository()
                .git("for-each-ref", "--count=1", "--sort=-version:refname", "--format=%(refname)", all);
    }

    private static boolean isWaitingForQuota(JsonNode status) {
        return status.path("state").asText().equals("waiting")
                && status.path("waitingFor").asText().equals("quota");
    }

    /** Tasks that each write a file of their own. */
    private static String tasks(int count) {
        StringBuilder plan = new StringBuilder("tasks:\n");
        for (int number = 1; number <= count; number++) {
            plan.append("""
                      - id: t%1$d
                        prompt: Write t%1$d.txt.
                        scope: t%1$d.txt
                    """.formatted(number));
        }
        return plan.toString();
    }
}
