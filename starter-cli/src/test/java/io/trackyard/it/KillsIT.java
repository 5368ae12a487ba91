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

    /**
     * A strike comes after some agent's start, and less than this later; the last starts are left out, to hit a live run.
     * An agent can only be struck while it lives, which is short: half of the starts are left for that.
     */
    private static final int LATEST_START = TASKS - 3;

    private static final int MOST_LATER_MILLIS = 800;

    @Test
    void endsWithTheTreeOfAnUndisturbedRun(TestYard yard) throws Exception {
        System.out.println("trackyard.kills.seed=" + SEED);
        Random random = new Random(SEED);
        yard.with("twenty-tasks");
        yard.watchRun().await().succeeds();
        String tree = tree(yard);
        assertRun(yard, tree, Optional.empty());

        for (int round = 1; round <= ROUNDS; round++) {
            for (Kill kill : Kill.values()) {
                int starts = 1 + random.nextInt(kill == Kill.AGENT ? TASKS / 2 : LATEST_START);
                int later = random.nextInt(MOST_LATER_MILLIS);
                System.out.printf("round %d: %s, %d ms after start %d%n", round, kill, later, starts);
                disturb(yard, kill, new Moment(starts, later), tree);
            }
        }
    }

    /** So many milliseconds after the so-manieth start of an agent. */
    private record Moment(int starts, int millis) {}

    private static void disturb(TestYard yard, Kill kill, Moment moment, String tree) throws Exception {
        yard.forgetStarts();
        RunningCommand command = yard.watchRun();
        Waiting.until("start " + moment.starts(), () -> yard.starts().size() >= moment.starts());
        Waiting.pass(Duration.ofMillis(moment.millis()));
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
