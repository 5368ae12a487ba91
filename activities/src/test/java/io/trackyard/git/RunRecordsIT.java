package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run keeps in the repository beside work: its plan, its claim on the source, its branch. */
class RunRecordsIT {
    @TempDir
    Path directory;

    private Bench bench;

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void plansAreReadAsTheyWereWritten() {
        PlanStore plans = new PlanStore(bench.repository);
        byte[] plan = "{\"title\": \"\u00e9\r\n\"}".getBytes(StandardCharsets.UTF_8);

        ObjectId address = plans.write("r1", 1, plan);

        assertThat(plans.write("r1", 1, plan)).isEqualTo(address);
        assertThat(plans.read(address)).isEqualTo(plan);
        assertThat(bench.tip(bench.names.plan(1))).isEqualTo(address);
    }

    @Test
    void aVersionOfAPlanIsFrozen() {
        PlanStore plans = new PlanStore(bench.repository);
        plans.write("r1", 1, new byte[] {1});

        assertThatThrownBy(() -> plans.write("r1", 1, new byte[] {2})).isInstanceOf(ProblemException.class);
        assertThat(plans.write("r1", 2, new byte[] {2})).isNotNull();
    }

    @Test
    void aSourceHasOneRun() {
        ActiveRuns runs = new ActiveRuns(bench.repository);

        assertThat(runs.claim("TASKS.md", "r1")).isEqualTo("r1");
        assertThat(runs.claim("TASKS.md", "r1")).isEqualTo("r1");
        assertThat(runs.claim("TASKS.md", "r2")).isEqualTo("r1");
        assertThat(runs.claim("other.md", "r2")).isEqualTo("r2");
        assertThat(runs.holder("TASKS.md")).contains("r1");
    }

    @Test
    void aClaimIsFreedByItsOwnRunOnly() {
        ActiveRuns runs = new ActiveRuns(bench.repository);
        runs.claim("TASKS.md", "r1");

        runs.free("TASKS.md", "r2");
        assertThat(runs.holder("TASKS.md")).contains("r1");

        runs.free("TASKS.md", "r1");
        runs.free("TASKS.md", "r1");
        assertThat(runs.holder("TASKS.md")).isEmpty();
    }

    @Test
    void makingTheBranchOfARunAgainChangesNothing() {
        RunBranch branch = new RunBranch(bench.repository, "r1");
        assertThat(branch.tip()).isEmpty();

        branch.create(bench.repository.head());
        branch.create(bench.repository.head());

        assertThat(branch.tip()).contains(bench.repository.head());
        assertThat(branch.ref()).isEqualTo(RefName.branch("trackyard/r1"));
    }

    @Test
    void aBranchThatIsSomewhereElseIsRefused() {
        RunBranch branch = new RunBranch(bench.repository, "r1");
        branch.create(bench.repository.head());
        ObjectId later = bench.scratch.commit("Later");

        assertRefused("run-branch-exists", () -> branch.create(later));
    }

    @Test
    void aBranchOfTheUsersInTheWayIsNamed() {
        bench.scratch.git("branch", "trackyard");

        assertRefused("branch-in-the-way", () -> new RunBranch(bench.repository, "r1").create(bench.repository.head()));
    }

    @Test
    void theBranchTellsWhatItTookIn() {
        Map<String, String> before = bench.belongings();
        RunBranch branch = new RunBranch(bench.repository, "r1");
        ObjectId base = bench.repository.head();
        branch.create(base);
        Worktree track = bench.open("A");
        bench.write(track, "own", "x");
        ObjectId sessions = bench.scratch.commitAt(track.path(), "Session's own");
        bench.write(track, "src/b.txt", "b");
        ObjectId work = bench.commit(track, "Do T1");
        Epoch queue = bench.epochs.take(bench.names.queueEpoch());
        MergeInMemory merges = new MergeInMemory(bench.repository, bench.scratch.time());
        CommitMessage message = new CommitMessage("Take in T1", "", Bench.ORIGIN.trailers());
        MergeOutcome.Clean clean =
                new MergeOutcome.Clean(bench.repository.commit(work).tree());
        ObjectId merge = merges.commit(clean, List.of(base, work), message);

        assertThat(branch.advance(merge, base, queue)).isEqualTo(RefMoveResult.MOVED);
        assertThat(branch.advance(merge, base, queue)).isEqualTo(RefMoveResult.CHANGED_MEANWHILE);

        assertThat(branch.contains(work)).isTrue();
        assertThat(branch.contains(sessions)).isTrue();
        assertThat(branch.commitsSince(base)).singleElement().satisfies(commit -> {
            assertThat(commit.id()).isEqualTo(merge);
            assertThat(commit.subject()).isEqualTo("Take in T1");
            assertThat(commit.trailers()).isEqualTo(new Trailers("r1", "T1", 1));
        });
        assertThat(bench.repository.tasksIn(merge)).containsExactly("T1");
        assertThat(bench.belongings()).isEqualTo(before);
    }

    private static void assertRefused(String code, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
