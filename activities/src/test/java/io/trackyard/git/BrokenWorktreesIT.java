package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.ProblemException;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every state in which a death or a foreign hand can leave a worktree: opening it gives a sound one, and loses no work. */
class BrokenWorktreesIT {
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
    void theBranchWasMadeAndNothingElse() {
        bench.repository.refs().demand(RefMove.unfenced().create(bench.branch("A"), bench.repository.head()));

        assertSound(bench.open("A"));
    }

    @Test
    void gitWasKilledWhileItCheckedOut() throws IOException {
        Worktree half = bench.open("A");
        Files.delete(half.administration().resolve("trackyard-ready"));
        Files.move(half.index(), half.administration().resolve("index.lock"));
        Files.delete(half.path().resolve("README.md"));

        assertSound(bench.open("A"));

        assertThat(bench.place("A").resolveSibling("1-A.aside-1")).doesNotExist();
    }

    @Test
    void gitWasKilledBeforeItWroteAnythingButTheLock() throws IOException {
        Path administration = bench.repository.commonDirectory().resolve("worktrees/1-A");
        Files.createDirectories(administration);
        Files.writeString(administration.resolve("locked"), "trackyard");

        assertSound(bench.open("A"));
    }

    @Test
    void theDirectoryWasDeleted() {
        Worktree track = bench.open("A");
        ObjectId tip = bench.scratch.commitAt(track.path(), "Work");
        FileTrees.delete(track.path());

        Worktree again = bench.open("A");

        assertSound(again);
        assertThat(bench.worktrees.head(again)).contains(tip);
    }

    @Test
    void theAdministrationWasDeletedAndTheFilesMayBeWork() {
        Worktree track = bench.open("A");
        bench.write(track, "work", "precious");
        FileTrees.delete(track.administration());

        assertSound(bench.open("A"));

        assertThat(bench.place("A").resolveSibling("1-A.aside-1").resolve("work"))
                .hasContent("precious");
    }

    @Test
    void theLinkToTheRepositoryWasDeleted() throws IOException {
        Worktree track = bench.open("A");
        bench.write(track, "work", "precious");
        Files.delete(track.path().resolve(".git"));

        Worktree again = bench.open("A");

        assertSound(again);
        assertThat(again.path().resolve("work")).hasContent("precious");
    }

    @Test
    void theDirectoryWasMoved() throws IOException {
        Worktree track = bench.open("A");
        bench.write(track, "work", "precious");
        Path moved = Files.move(track.path(), track.path().resolveSibling("moved"));

        Worktree again = bench.worktrees.open(moved, bench.branch("A"), bench.repository.head(), bench.epoch);

        assertThat(again.path()).isEqualTo(moved.toRealPath());
        assertThat(again.path().resolve("work")).hasContent("precious");
        assertThat(bench.scratch.git("worktree", "list"))
                .contains(moved.toRealPath().toString());
    }

    @Test
    void theDirectoryWasMovedAwayAndIsAskedForAtItsOldPlace() throws IOException {
        Worktree track = bench.open("A");
        bench.write(track, "work", "precious");
        Path moved = Files.move(track.path(), track.path().resolveSibling("moved"));

        assertSound(bench.open("A"));

        assertThat(moved.resolve("work")).hasContent("precious");
    }

    @Test
    void itWasUnlockedAndPrunedWhileItsDirectoryWasGone() {
        Worktree track = bench.open("A");
        ObjectId tip = bench.scratch.commitAt(track.path(), "Work");
        FileTrees.delete(track.path());
        bench.scratch.git("worktree", "unlock", track.path().toString());
        bench.scratch.git("worktree", "prune");

        Worktree again = bench.open("A");

        assertSound(again);
        assertThat(bench.worktrees.head(again)).contains(tip);
    }

    @Test
    void somebodyUnlockedItAndIsLockedOutAgain() throws IOException {
        Worktree track = bench.open("A");
        bench.write(track, "work", "precious");
        bench.scratch.git("worktree", "unlock", track.path().toString());

        Worktree again = bench.open("A");

        assertThat(again.administration().resolve("locked")).exists();
        assertThat(again.path().resolve("work")).hasContent("precious");
    }

    @Test
    void somebodyLockedItForAReasonOfTheirs() {
        Worktree track = bench.open("A");
        bench.scratch.git("worktree", "unlock", track.path().toString());
        bench.scratch.git("worktree", "lock", "--reason", "mine", track.path().toString());
        FileTrees.delete(track.path());

        Worktree again = bench.open("A");

        assertSound(again);
        bench.worktrees.remove(again, bench.snapshot(again), Losses.NONE);
        assertThat(again.path()).doesNotExist();
    }

    @Test
    void itWasRemovedByGitWhileItHeldWork() {
        Worktree track = bench.open("A");
        bench.scratch.git("worktree", "remove", "-f", "-f", track.path().toString());

        assertSound(bench.open("A"));
    }

    @Test
    void theIndexIsDamaged() throws IOException {
        Worktree track = bench.open("A");
        bench.write(track, "work", "precious");
        Files.writeString(track.index(), "damaged");

        Worktree again = bench.open("A");
        Snapshot taken = bench.snapshot(again);
        bench.worktrees.reset(again, bench.repository.head(), bench.epoch, taken);

        assertSound(again);
        assertThat(bench.content(taken.commit(), "work")).isEqualTo("precious");
    }

    @Test
    void somethingElseLiesInItsPlace() {
        ScratchRepository.write(bench.place("A"), "notes", "precious");

        assertSound(bench.open("A"));

        assertThat(bench.place("A").resolveSibling("1-A.aside-1").resolve("notes"))
                .hasContent("precious");
    }

    @Test
    void itsBranchIsCheckedOutElsewhere() {
        bench.scratch.git("branch", bench.branch("A").shortName());
        bench.scratch.git("checkout", "--quiet", bench.branch("A").shortName());

        assertThatThrownBy(() -> bench.open("A"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("already");
        assertThat(bench.place("A")).doesNotExist();
    }

    private void assertSound(Worktree worktree) {
        assertThat(bench.worktrees.isOnBranch(worktree)).isTrue();
        assertThat(worktree.path().resolve("README.md")).hasContent("A project.\n");
        assertThat(bench.git(worktree, "fsck", "--no-dangling")).doesNotContain("error");
        assertThat(bench.scratch.git("worktree", "list", "--porcelain").lines())
                .contains("worktree " + worktree.path());
    }
}
