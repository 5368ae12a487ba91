package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingIT {
    private static final Optional<RefName> MAIN = Optional.of(RefName.branch("main"));

    @TempDir
    Path directory;

    private Bench bench;
    private Landing landing;
    private Epoch queue;
    private ObjectId base;
    private ObjectId result;

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
        landing = new Landing(bench.repository, "r1");
        queue = bench.epochs.take(bench.names.queueEpoch());
        base = bench.repository.head();
        Worktree track = bench.open("A");
        bench.write(track, "src/a.txt", "verified\n");
        bench.write(track, "new", "x");
        result = bench.commit(track, "Do T1");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void movesABranchThatIsCheckedOutNowhere() {
        bench.scratch.git("branch", "release");
        Map<String, String> before = bench.belongings();
        RefName release = RefName.branch("release");

        LandingResult landed = landing.land(Optional.of(release), result, queue);

        assertThat(landed).isEqualTo(new LandingResult(release, true, base, result, null));
        assertThat(bench.tip(release)).isEqualTo(result);
        before.put(release.value(), release + " " + result);
        assertThat(bench.belongings()).isEqualTo(before);
    }

    @Test
    void movesACleanCheckoutWithItsFiles() {
        bench.scratch.write("notes", "untracked");

        LandingResult landed = landing.land(MAIN, result, queue);

        assertThat(landed.checkout()).isEqualTo(bench.scratch.path());
        assertThat(bench.repository.head()).isEqualTo(result);
        assertThat(bench.scratch.path().resolve("src/a.txt")).hasContent("verified\n");
        assertThat(bench.repository.dirtyFiles()).containsExactly(new StatusEntry(StatusEntry.Kind.UNTRACKED, "notes"));
    }

    @Test
    void landingAgainChangesNothing() {
        landing.land(MAIN, result, queue);

        assertThat(landing.land(MAIN, result, queue))
                .isEqualTo(new LandingResult(MAIN.get(), false, result, result, bench.scratch.path()));
    }

    @Test
    void refusesACheckoutWithChangesAndNamesAWayWithAndOneWithoutACommit() {
        bench.scratch.write("README.md", "edited\n");
        Map<String, String> before = bench.belongings();

        Problem problem = refusal(MAIN);

        String git = "git -C " + bench.scratch.path();
        assertThat(problem.code()).isEqualTo("checkout-not-moved");
        assertThat(problem.remedies())
                .extracting(Remedy::command)
                .containsExactly(
                        "%1$s stash && trackyard land r1 && %1$s stash pop".formatted(git),
                        "%s commit -a && trackyard land r1 --merge".formatted(git));
        assertThat(bench.belongings()).isEqualTo(before);
    }

    @Test
    void refusesToOverwriteAnUntrackedFile() {
        bench.scratch.write("new", "the user's");
        Map<String, String> before = bench.belongings();

        Problem problem = refusal(MAIN);

        assertThat(problem.code()).isEqualTo("checkout-not-moved");
        assertThat(problem.why()).contains("new");
        assertThat(problem.remedies()).extracting(Remedy::command).containsExactly("trackyard land r1");
        assertThat(bench.belongings()).isEqualTo(before);
    }

    @Test
    void refusesAFastForwardOfATargetThatMoved() {
        ObjectId theirs = bench.scratch.commit("Somebody's");

        Problem problem = refusal(MAIN);

        assertThat(problem.code()).isEqualTo("target-moved");
        assertThat(problem.remedies().get(0).command()).isEqualTo("trackyard land r1 --merge");
        assertThat(bench.tip(MAIN.get())).isEqualTo(theirs);
    }

    @Test
    void landsAGatedMergeOfATargetThatMoved() {
        bench.scratch.write("README.md", "Somebody's\n");
        ObjectId theirs = bench.scratch.commit("Somebody's");
        Worktree gate = bench.worktrees.openDetached(bench.place("queue"), theirs);
        MergeInMemory merges = new MergeInMemory(bench.repository, bench.scratch.time());
        MergeOutcome.Clean clean = (MergeOutcome.Clean) merges.merge(() -> gate, theirs, result);
        CommitMessage message = new CommitMessage("Land r1", "", new Trailers("r1", null, null));
        ObjectId merge = merges.commit(clean, List.of(theirs, result), message);

        landing.land(MAIN, merge, queue);

        assertThat(bench.repository.head()).isEqualTo(merge);
        assertThat(bench.scratch.path().resolve("src/a.txt")).hasContent("verified\n");
        assertThat(bench.scratch.path().resolve("README.md")).hasContent("Somebody's\n");
    }

    @Test
    void refusesWhereThereIsNoBranchToLandOn() {
        assertThat(refusal(Optional.empty()).code()).isEqualTo("no-target");
        assertThat(refusal(Optional.of(RefName.branch("gone"))).code()).isEqualTo("target-missing");
    }

    @Test
    void aStaleEpochLandsNothing() {
        bench.scratch.git("branch", "release");
        bench.epochs.take(queue.ref());

        assertThatThrownBy(() -> landing.land(MAIN, result, queue)).isInstanceOf(RefMoveRefusedException.class);
        assertThatThrownBy(() -> landing.land(Optional.of(RefName.branch("release")), result, queue))
                .isInstanceOf(RefMoveRefusedException.class);

        assertThat(bench.repository.head()).isEqualTo(base);
    }

    @Test
    void waitsForNobodysLockOnATarget() throws Exception {
        bench.scratch.git("branch", "release");
        Path lock = bench.repository.commonDirectory().resolve("refs/heads/release.lock");
        Files.createFile(lock);

        assertThatThrownBy(() -> landing.land(Optional.of(RefName.branch("release")), result, queue))
                .isInstanceOfSatisfying(
                        RefMoveRefusedException.class,
                        refused -> assertThat(refused.result()).isEqualTo(RefMoveResult.LOCKED));

        assertThat(lock).exists();
    }

    private Problem refusal(Optional<RefName> target) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> landing.land(target, result, queue));
        return refused.problem();
    }
}
