package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.RunningCommand;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardAgents;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A run of twenty tasks that loses a process at a random moment. How often each is lost: {@code
 * -Dtrackyard.kills.rounds=10}; the same moments again: {@code -Dtrackyard.kills.seed=}, with the number a run printed.
 */
@YardTest
@InPidNamespace(limitSeconds = 3600)
class KillsIT {
    private static final int TASKS = 20;
    private static final int ROUNDS = Integer.getInteger("trackyard.kills.rounds", 1);
    private static final long SEED = Long.getLong("trackyard.kills.seed", System.nanoTime());

    /** Later than that, a run may be over on a machine that was slower for the undisturbed one. */
    private static final double LATEST = 0.7;

    @Test
    void endsWithTheTreeOfAnUndisturbedRun(TestYard yard) throws Exception {
        System.out.println("trackyard.kills.seed=" + SEED);
        Random random = new Random(SEED);
        yard.with("twenty-tasks");
        // starts the server and the worker, so that the undisturbed run takes as long as the others
        yard.trackyard("server", "start").succeeds();
        long start = System.nanoTime();
        yard.watchRun().await().succeeds();
        Duration undisturbed = Duration.ofNanos(System.nanoTime() - start);
        String tree = tree(yard);
        assertRun(yard, tree, Optional.empty());
        System.out.println("undisturbed: " + undisturbed.toMillis() + " ms");

        for (int round = 1; round <= ROUNDS; round++) {
            for (Kill kill : Kill.values()) {
                long moment = (long) (undisturbed.toMillis() * LATEST * random.nextDouble());
                System.out.printf("round %d: %s after %d ms%n", round, kill, moment);
                disturb(yard, kill, moment, tree);
            }
        }
    }

    private static void disturb(TestYard yard, Kill kill, long moment, String tree) throws Exception {
        yard.forgetStarts();
        String before = yard.branch();
        RunningCommand command = yard.watchRun();
        Waiting.until(
                "the run's start",
                () -> !yard.branch().equals(before) && !yard.starts().isEmpty());
        TimeUnit.MILLISECONDS.sleep(moment);
        Optional<String> crashed = kill.strike(yard, command);
        yard.trackyard("resume").succeeds();
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertRun(yard, tree, crashed);
        if (command.isAlive()) {
            command.await().succeeds();
        }
    }

    private static void assertRun(TestYard yard, String tree, Optional<String> crashed) throws IOException {
        assertThat(tree(yard)).as("tree of the run's branch").isEqualTo(tree);
        assertThat(yard.repository().git("fsck", "--connectivity-only")).doesNotContain("missing");
        assertThat(integrated(yard)).hasSize(TASKS).doesNotHaveDuplicates();
        assertThat(yard.repository().git("branch", "--no-merged", yard.branch(), "--list", "trackyard-tracks/*"))
                .as("commits of tracks outside the run's branch")
                .isEmpty();
        for (JsonNode task : yard.status().path("tasks")) {
            assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("integrated");
            assertThat(task.path("attempts").asInt()).as(task.toString()).isEqualTo(1);
        }
        List<String> started = new ArrayList<>(
                yard.starts().stream().map(YardAgents.Start::task).toList());
        crashed.ifPresent(started::remove);
        assertThat(started)
                .as("starts of agents but for a crash")
                .hasSize(TASKS)
                .doesNotHaveDuplicates();
        assertThat(yard.starts()).extracting(YardAgents.Start::attempt).containsOnly(1);
        assertThat(yard.processes().agents())
                .extracting(YardProcesses.Agent::task)
                .isEmpty();
    }

    /** The tasks that came in by a commit of the run's branch, one entry for each commit. */
    private static List<String> integrated(TestYard yard) {
        return yard.repository()
                .git(
                        "log",
                        "--first-parent",
                        "--format=%(trailers:key=Trackyard-Task,valueonly,separator=)",
                        "main.." + yard.branch())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String tree(TestYard yard) {
        return yard.repository().git("rev-parse", yard.branch() + "^{tree}");
    }
}
