package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.BatchVerdict;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict.Result;
import io.trackyard.git.ObjectId;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.GateTimeout;
import io.trackyard.policy.MergeRules.MergeAs;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.process.CommandRunner;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the merge queue does with many candidates. {@code -Dtrackyard.queue.candidates=50} has more, and prints how many it takes
 * in within a minute.
 */
class QueueFiguresIT {
    private static final int CANDIDATES = Integer.getInteger("trackyard.queue.candidates", 5);
    private static final boolean PRINTED = System.getProperty("trackyard.queue.candidates") != null;

    @TempDir
    private Path directory;

    /** All, a half for each doubling of their number, and either the second chance of the bad one or the others together. */
    @Test
    void oneBadCandidateOfManyTakesFewRoundsOfTheGate() {
        int most = 2 + (Integer.SIZE - Integer.numberOfLeadingZeros(CANDIDATES - 1));
        Set<Integer> positions = new TreeSet<>(Set.of(1, CANDIDATES / 2, CANDIDATES / 2 + 1, CANDIDATES));
        for (int bad : positions) {
            try (ScratchRun run = begin(directory.resolve("bad" + bad), GateAt.BATCH, "! grep -qs bad work/*")) {
                List<IntegrationRequest> requests = requests(run, bad);

                BatchVerdict verdict = integration(run).integrateAll(requests);

                assertThat(verdict.verdicts().get(bad - 1).result()).isEqualTo(Result.RED);
                assertThat(verdict.verdicts())
                        .filteredOn(each -> each.result() == Result.INTEGRATED)
                        .hasSize(CANDIDATES - 1);
                assertThat(verdict.gateRuns()).isLessThanOrEqualTo(most);
                print("%d candidates, number %d bad: %d runs of the gate"
                        .formatted(CANDIDATES, bad, verdict.gateRuns()));
            }
        }
    }

    @Test
    void eachCandidateOfAGoodQueueComesIn() {
        try (ScratchRun ungated = begin(directory.resolve("ungated"), GateAt.MERGE);
                ScratchRun gated = begin(directory.resolve("gated"), GateAt.MERGE, "true");
                ScratchRun batched = begin(directory.resolve("batched"), GateAt.BATCH, "sleep 1")) {
            List<IntegrationRequest> plain = requests(ungated, 0);
            List<IntegrationRequest> trivial = requests(gated, 0);
            List<IntegrationRequest> slow = requests(batched, 0);

            perMinute("in memory, without a gate", () -> plain.forEach(integration(ungated)::integrate));
            perMinute(
                    "one by one, with a gate that does nothing", () -> trivial.forEach(integration(gated)::integrate));
            perMinute(
                    "together, with a gate of one second",
                    () -> integration(batched).integrateAll(slow));
            perMinute(
                    "by git merge in a checkout",
                    () -> slow.forEach(request -> {
                        if (request == slow.get(0)) {
                            batched.scratch().git("checkout", "--quiet", "--detach", "main");
                        }
                        batched.scratch().git("merge", "--quiet", "--no-edit", request.commit());
                    }));

            for (ScratchRun run : List.of(ungated, gated, batched)) {
                assertThat(run.scratch()
                                .git("ls-tree", "-r", "--name-only", run.tip().hex(), "work/")
                                .lines())
                        .hasSize(CANDIDATES);
            }
        }
    }

    private static ScratchRun begin(Path place, GateAt gateAt, String... gate) {
        MergeRules rules = new MergeRules(
                CommitSubject.of("Merge {id}"), Order.VERIFIED, gateAt, GateTimeout.RED, 100, MergeAs.MERGE);
        RunDraft draft = new RunDraft().gate(gate).merging(rules);
        IntStream.rangeClosed(1, CANDIDATES).forEach(task -> draft.track(TaskDraft.of("T" + task)));
        return ScratchRun.in(place, draft);
    }

    /** One for each task, off the same commit; {@code bad}: which one is not to pass the gate. */
    private static List<IntegrationRequest> requests(ScratchRun run, int bad) {
        ObjectId base = run.tip();
        List<IntegrationRequest> requests = new ArrayList<>();
        for (int task = 1; task <= CANDIDATES; task++) {
            ObjectId work = run.work(base, "work/f" + task, task == bad ? "bad\n" : "good\n");
            requests.add(run.integration("T" + task, work.hex()));
        }
        return requests;
    }

    private static Integration integration(ScratchRun run) {
        QueueWorktree queue = new QueueWorktree(run.scratch().time());
        Gate gate = new Gate(queue, new CommandRunner());
        return new Integration(run.open(), queue, gate, run.scratch().time());
    }

    private static void perMinute(String what, Runnable integrations) {
        long start = System.nanoTime();
        integrations.run();
        double minutes = (System.nanoTime() - start) / 60e9;
        print("%d candidates %s: %.0f a minute".formatted(CANDIDATES, what, CANDIDATES / minutes));
    }

    private static void print(String line) {
        if (PRINTED) {
            System.out.println("FIGURE " + line);
        }
    }
}
