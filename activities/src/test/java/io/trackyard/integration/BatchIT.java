package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.BatchVerdict;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.IntegrationVerdict.Result;
import io.trackyard.git.ObjectId;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.GateTimeout;
import io.trackyard.policy.MergeRules.MergeAs;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchIT {
    /** Red where a file says so, and where two that must not meet do. */
    private static final String GATE =
            "echo run >>\"$HOME/runs\"; ! grep -qs bad work/* && ! test -e work/fire -a -e work/water";

    @TempDir
    private Path directory;

    private ScratchRun run;
    private ObjectId base;

    @AfterEach
    void close() {
        run.close();
    }

    @ParameterizedTest
    @EnumSource(MergeAs.class)
    void whatIsGreenTogetherComesInByOneCommitOfTheBranch(MergeAs mergeAs) {
        begin(4, mergeAs);

        BatchVerdict verdict = integrate(each(4, task -> work("f" + task, "good\n")));

        assertThat(results(verdict)).containsOnly(Result.INTEGRATED);
        assertThat(verdict.gateRuns()).isEqualTo(1);
        assertThat(firstParents()).hasSize(1);
        assertThat(git("log", "-1", "--format=%B", run.tip().hex())).isEqualTo("""
                Merge 4 tasks

                T1: Do T1
                T2: Do T2
                T3: Do T3
                T4: Do T4

                Trackyard-Run: calm-otter""");
        assertThat(verdict.verdicts())
                .extracting(
                        each -> git("log", "-1", "--format=%s %(trailers:key=Trackyard-Task,valueonly)", each.commit())
                                .strip())
                .containsExactly(
                        "Merge T1: Do T1 T1", "Merge T2: Do T2 T2", "Merge T3: Do T3 T3", "Merge T4: Do T4 T4");
        assertThat(git("log", "-1", "--format=%P", verdict.verdicts().get(1).commit())
                        .split(" "))
                .hasSize(mergeAs == MergeAs.MERGE ? 2 : 1);
        assertThat(git("ls-tree", "-r", "--name-only", run.tip().hex(), "work/").lines())
                .containsExactly("work/f1", "work/f2", "work/f3", "work/f4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void theOneThatIsRedIsFoundAndTheOthersComeIn(int bad) {
        begin(7, MergeAs.MERGE);

        BatchVerdict verdict = integrate(each(7, task -> work("f" + task, task == bad ? "bad\n" : "good\n")));

        assertThat(IntStream.rangeClosed(1, 7).filter(task -> results(verdict).get(task - 1) == Result.RED))
                .containsExactly(bad);
        assertThat(results(verdict)).filteredOn(Result.INTEGRATED::equals).hasSize(6);
        assertThat(new TaskFiles(run.open().directory().task("T" + bad))
                        .feedback()
                        .orElseThrow())
                .contains("the gate failed");
        // all, three halves, and either its second chance or the others together
        assertThat(verdict.gateRuns()).isLessThanOrEqualTo(5);
        assertEveryCommitIsGreen();
    }

    @Test
    void twoThatAreRedOnlyTogetherAreToldApart() {
        begin(4, MergeAs.MERGE);

        BatchVerdict verdict =
                integrate(each(4, task -> work(task == 2 ? "fire" : task == 4 ? "water" : "f" + task, "good\n")));

        assertThat(results(verdict))
                .containsExactly(Result.INTEGRATED, Result.INTEGRATED, Result.INTEGRATED, Result.RED);
        assertEveryCommitIsGreen();
    }

    /** All were red once, by chance; halving leaves the last one, against which nothing else speaks. */
    @Test
    void aGateThatFailsByChanceSendsNobodyBack() {
        begin("test -e \"$HOME/failed\" || { touch \"$HOME/failed\"; exit 1; }", 4, MergeAs.MERGE);

        BatchVerdict verdict = integrate(each(4, task -> work("f" + task, "good\n")));

        assertThat(results(verdict)).containsOnly(Result.INTEGRATED);
        assertThat(verdict.verdicts())
                .extracting(IntegrationVerdict::flaky)
                .filteredOn(flaky -> flaky != null)
                .hasSize(1);
        assertThat(verdict.gateRuns()).isEqualTo(4);
    }

    /** What is gated with the others that are not under suspicion is red for their sake. */
    @Test
    void aGoodOneThatWasGatedWithBadOnesComesIn() {
        begin(8, MergeAs.MERGE);

        BatchVerdict verdict =
                integrate(each(8, task -> work("f" + task, task == 4 || task == 7 ? "bad\n" : "good\n")));

        assertThat(IntStream.rangeClosed(1, 8).filter(task -> results(verdict).get(task - 1) == Result.RED))
                .containsExactly(4, 7);
        assertThat(results(verdict)).filteredOn(Result.INTEGRATED::equals).hasSize(6);
        assertEveryCommitIsGreen();
    }

    @Test
    void severalThatAreRedAreAllFound() {
        begin(6, MergeAs.MERGE);

        BatchVerdict verdict = integrate(each(6, task -> work("f" + task, task % 2 == 0 ? "bad\n" : "good\n")));

        assertThat(results(verdict))
                .containsExactly(
                        Result.INTEGRATED, Result.RED, Result.INTEGRATED, Result.RED, Result.INTEGRATED, Result.RED);
        assertEveryCommitIsGreen();
    }

    @Test
    void whatConflictsWithTheBranchGoesBackAndWhatConflictsWithOthersWaitsForThem() {
        begin(4, MergeAs.MERGE);
        ObjectId one = work("same", "one\n");
        ObjectId other = work("same", "other\n");
        ObjectId bad = work("third", "bad\n");
        ObjectId onThird = work("third", "good\n");

        BatchVerdict verdict = integrate(List.of(
                run.integration("T1", one.hex()),
                run.integration("T2", other.hex()),
                run.integration("T3", bad.hex()),
                run.integration("T4", onThird.hex())));

        assertThat(results(verdict)).containsExactly(Result.INTEGRATED, Result.CONFLICT, Result.RED, Result.INTEGRATED);
        assertThat(verdict.verdicts().get(1).note()).isEqualTo("conflicts with the run's branch in work/same");
        assertEveryCommitIsGreen();
    }

    @Test
    void aCallThatComesTwiceFindsAllDone() {
        begin(3, MergeAs.SQUASH);
        List<IntegrationRequest> requests = each(3, task -> work("f" + task, "good\n"));
        BatchVerdict first = integrate(requests);
        ObjectId tip = run.tip();

        BatchVerdict second = integrate(requests);

        assertThat(second.verdicts()).isEqualTo(first.verdicts());
        assertThat(second.gateRuns()).isZero();
        assertThat(run.tip()).isEqualTo(tip);
    }

    @Test
    void workThatChangesNothingIsNotedBesideTheOthers() {
        begin(3, MergeAs.MERGE);

        BatchVerdict verdict = integrate(each(3, task -> task == 2 ? base : work("f" + task, "good\n")));

        assertThat(results(verdict)).containsOnly(Result.INTEGRATED);
        assertThat(firstParents()).hasSize(2);
    }

    /** Checks every commit of the branch itself out and runs the gate there. */
    private void assertEveryCommitIsGreen() {
        for (String commit : firstParents()) {
            Path place = directory.resolve("walk");
            git("worktree", "add", "--quiet", "--detach", place.toString(), commit);
            assertThat(new CommandRunner()
                            .run(Command.shell(GATE)
                                    .in(place)
                                    .withEnvironment(run.scratch().environment()))
                            .succeeded())
                    .as(commit)
                    .isTrue();
            git("worktree", "remove", "--force", place.toString());
        }
    }

    private List<String> firstParents() {
        return git("rev-list", "--first-parent", base.hex() + ".." + run.tip().hex())
                .lines()
                .toList();
    }

    private void begin(int tasks, MergeAs mergeAs) {
        begin(GATE, tasks, mergeAs);
    }

    private void begin(String gate, int tasks, MergeAs mergeAs) {
        MergeRules rules = new MergeRules(
                CommitSubject.of("Merge {id}: {title}"), Order.VERIFIED, GateAt.BATCH, GateTimeout.RED, 50, mergeAs);
        RunDraft draft = new RunDraft().gate(gate).merging(rules);
        IntStream.rangeClosed(1, tasks).forEach(task -> draft.track(TaskDraft.of("T" + task)));
        run = ScratchRun.in(directory, draft);
        base = run.tip();
    }

    private List<IntegrationRequest> each(int tasks, Function<Integer, ObjectId> commit) {
        return IntStream.rangeClosed(1, tasks)
                .mapToObj(task -> run.integration("T" + task, commit.apply(task).hex()))
                .toList();
    }

    private ObjectId work(String file, String content) {
        return run.work(base, "work/" + file, content);
    }

    private BatchVerdict integrate(List<IntegrationRequest> requests) {
        QueueWorktree queue = new QueueWorktree(run.scratch().time());
        Gate gate = new Gate(queue, new CommandRunner());
        return new Integration(run.open(), queue, gate, run.scratch().time()).integrateAll(requests);
    }

    private static List<Result> results(BatchVerdict verdict) {
        return verdict.verdicts().stream().map(IntegrationVerdict::result).toList();
    }

    private String git(String... arguments) {
        return run.scratch().git(arguments);
    }
}
