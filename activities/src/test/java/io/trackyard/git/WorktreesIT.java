package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreesIT {
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
    void openingTwiceGivesOneWorktreeWithItsWork() {
        Worktree first = bench.open("A");
        bench.write(first, "work", "x");

        Worktree second = bench.open("A");

        assertThat(second).isEqualTo(first);
        assertThat(second.path().resolve("work")).exists();
        assertThat(bench.worktrees.isOnBranch(second)).isTrue();
        assertThat(bench.scratch.git("worktree", "list").lines()).hasSize(2);
    }

    @Test
    void leavesTheUsersBelongingsAlone() {
        bench.scratch.write("untracked", "x").write("README.md", "edited\n");
        bench.scratch.git("stash");
        bench.scratch.write("src/a.txt", "edited\n");
        bench.scratch.git("config", "branch.autoSetupMerge", "always");
        Map<String, String> before = bench.belongings();

        Worktree track = bench.open("A");
        bench.write(track, "work", "x");
        bench.commit(track, "Work");
        Snapshot taken = bench.snapshot(track);
        bench.worktrees.reset(track, bench.repository.head(), bench.epoch, taken);
        bench.worktrees.remove(track, taken, Losses.NONE);

        assertThat(bench.belongings()).isEqualTo(before);
    }

    @Test
    void opensManyAtOnce() throws Exception {
        ExecutorService openers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Worktree>> opened = IntStream.range(0, 16)
                    .mapToObj(number -> openers.submit(() -> bench.open("t" + number)))
                    .toList();

            for (Future<Worktree> future : opened) {
                assertThat(bench.worktrees.head(future.get())).contains(bench.repository.head());
            }
        } finally {
            openers.shutdownNow();
        }
    }

    @Test
    void aStaleEpochOpensNothing() {
        bench.epochs.take(bench.epoch.ref());

        assertThatThrownBy(() -> bench.open("A")).isInstanceOf(RefMoveRefusedException.class);

        assertThat(bench.place("A")).doesNotExist();
        assertThat(bench.repository.refs().read(bench.branch("A"))).isEmpty();
    }

    @Test
    void opensADetachedOne() {
        Worktree queue = bench.worktrees.openDetached(bench.place("queue"), bench.repository.head());

        assertThat(bench.worktrees.openDetached(bench.place("queue"), bench.repository.head()))
                .isEqualTo(queue);
        ObjectId later = bench.scratch.commit("Later");
        bench.worktrees.reset(queue, later, bench.epoch, bench.snapshot(queue));
        assertThat(bench.worktrees.head(queue)).contains(later);
    }

    @Test
    void resetMakesTheWorktreeExactlyTheCommitAndKeepsIgnoredFiles() throws IOException {
        Worktree track = bench.open("A");
        bench.write(track, ".gitignore", "cache/\n");
        ObjectId verified = bench.commit(track, "Ignore the cache");
        bench.write(track, "cache/x", "x");
        bench.write(track, "README.md", "edited\n");
        bench.write(track, "new/file", "x");
        bench.git(track, "update-index", "--assume-unchanged", "src/a.txt");
        bench.write(track, "src/a.txt", "hidden\n");
        bench.scratch.commitAt(track.path(), "Session's own");
        Files.createFile(track.administration().resolve("index.lock"));
        Snapshot taken = bench.snapshot(track);

        bench.worktrees.reset(track, verified, bench.epoch, taken);
        bench.worktrees.reset(track, verified, bench.epoch, taken);

        assertThat(bench.worktrees.head(track)).contains(verified);
        assertThat(bench.tip(bench.branch("A"))).isEqualTo(verified);
        assertThat(bench.worktrees.dirtyFiles(track)).isEmpty();
        assertThat(track.path().resolve("src/a.txt")).hasContent("one\ntwo\nthree\nfour\nfive\n");
        assertThat(track.path().resolve("new")).doesNotExist();
        assertThat(track.path().resolve("cache/x")).exists();
        assertThat(bench.content(taken.commit(), "src/a.txt")).isEqualTo("hidden");
    }

    @Test
    void resetRemovesWhatIsIgnoredNoMore() {
        Worktree track = bench.open("A");
        bench.write(track, ".gitignore", "out/\n");
        bench.write(track, "out/built", "x");

        bench.worktrees.reset(track, bench.repository.head(), bench.epoch, bench.snapshot(track));

        assertThat(bench.worktrees.dirtyFiles(track)).isEmpty();
        assertThat(track.path().resolve("out/built")).doesNotExist();
    }

    @Test
    void resetWritesNoFileThatIsThereAlready() throws IOException {
        Worktree track = bench.open("A");
        ObjectId base = bench.repository.head();
        Object file = fileKey(track, "src/a.txt");
        bench.write(track, "README.md", "edited\n");

        bench.worktrees.reset(track, base, bench.epoch, bench.snapshot(track));

        assertThat(bench.worktrees.dirtyFiles(track)).isEmpty();
        assertThat(fileKey(track, "src/a.txt")).isEqualTo(file);
    }

    @Test
    void resetMovesAsideWhatTheSnapshotDoesNotHold() {
        Worktree track = bench.open("A");
        bench.git(track, "init", "--quiet", "nested");
        bench.write(track, "nested/work", "precious");

        bench.worktrees.reset(track, bench.repository.head(), bench.epoch, bench.snapshot(track));

        assertThat(track.path().resolve("nested")).doesNotExist();
        assertThat(bench.place("A").resolveSibling("1-A.aside-1").resolve("nested/work"))
                .hasContent("precious");
    }

    @Test
    void aStaleEpochResetsNothing() {
        Worktree track = bench.open("A");
        bench.write(track, "work", "x");
        Snapshot taken = bench.snapshot(track);
        bench.epochs.take(bench.epoch.ref());

        assertThatThrownBy(() -> bench.worktrees.reset(track, bench.repository.head(), bench.epoch, taken))
                .isInstanceOf(RefMoveRefusedException.class);

        assertThat(track.path().resolve("work")).exists();
    }

    @Test
    void putsAMovedHeadBackWithoutTouchingFiles() {
        Worktree track = bench.open("A");
        ObjectId tip = bench.tip(bench.branch("A"));
        bench.git(track, "checkout", "--quiet", "-b", "elsewhere");
        bench.git(track, "branch", "-D", bench.branch("A").shortName());
        bench.write(track, "work", "x");
        bench.scratch.commitAt(track.path(), "Elsewhere");
        Snapshot taken = bench.snapshot(track);
        assertThat(bench.worktrees.isOnBranch(track)).isFalse();

        bench.worktrees.returnToBranch(track, tip, bench.epoch, taken);
        bench.worktrees.returnToBranch(track, tip, bench.epoch, taken);

        assertThat(bench.worktrees.isOnBranch(track)).isTrue();
        assertThat(bench.tip(bench.branch("A"))).isEqualTo(tip);
        assertThat(track.path().resolve("work")).hasContent("x");
    }

    @Test
    void removesAWorktreeAndKeepsItsBranch() {
        Worktree track = bench.open("A");
        bench.write(track, "work", "x");
        Snapshot taken = bench.snapshot(track);

        bench.worktrees.remove(track, taken, Losses.NONE);
        bench.worktrees.remove(track, taken, Losses.NONE);

        assertThat(track.path()).doesNotExist();
        assertThat(track.administration()).doesNotExist();
        assertThat(bench.tip(bench.branch("A"))).isEqualTo(bench.repository.head());
        assertThat(bench.files(taken.commit())).contains("work");
    }

    @Test
    void removesNothingThatNobodyAgreedToLose() {
        Worktree track = bench.open("A");
        bench.write(track, ".gitignore", "cache/\n");
        bench.write(track, "cache/x", "x");
        bench.git(track, "init", "--quiet", "nested");
        Snapshot taken = bench.snapshot(track);
        Losses losses = bench.snapshots.wouldLose(track);

        assertThatThrownBy(() -> bench.worktrees.remove(track, taken, new Losses(losses.unheld(), List.of())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'cache/'")
                .hasMessageNotContaining("nested");
        assertThat(track.path().resolve("nested")).exists();

        bench.worktrees.remove(track, taken, losses);

        assertThat(track.path()).doesNotExist();
    }

    @Test
    void removesTheRestOfAHalfRemovedWorktree() throws IOException {
        Worktree track = bench.open("A");
        Snapshot taken = bench.snapshot(track);
        FileTrees.delete(track.administration());
        Files.delete(track.path().resolve("README.md"));

        bench.worktrees.remove(track, taken, Losses.NONE);

        assertThat(track.path()).doesNotExist();
    }

    /** Changes when git writes a file, which it does by replacing it. */
    private static Object fileKey(Worktree worktree, String file) throws IOException {
        Path path = worktree.path().resolve(file);
        return List.of(Files.getAttribute(path, "unix:ino"), Files.getAttribute(path, "unix:ctime"));
    }
}
