package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkCommitsIT {
    private static final CommitMessage MESSAGE = new CommitMessage("Do T1", "", Bench.ORIGIN.trailers());

    @TempDir
    Path directory;

    private Bench bench;
    private Worktree track;

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
        track = bench.open("A");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void commitsWhatIsThereAndLeavesTheWorktreeClean() throws IOException {
        bench.write(track, "new", "x");
        Files.delete(track.path().resolve("README.md"));
        bench.write(track, "src/a.txt", "edited\n");

        ObjectId commit = bench.commit(track, "Do T1");

        assertThat(bench.worktrees.dirtyFiles(track)).isEmpty();
        assertThat(bench.tip(bench.branch("A"))).isEqualTo(commit);
        assertThat(bench.files(commit)).containsExactly("new", "src/a.txt");
        assertThat(bench.scratch.git("log", "-1", "--format=%an <%ae> %cn %at %ct|%B", commit.hex()))
                .isEqualTo("Ada <ada@example.org> Ada 1767323045 1767323045|Do T1\n\n"
                        + "Trackyard-Run: r1\nTrackyard-Task: T1\nTrackyard-Attempt: 1");
    }

    @Test
    void writesTheSameObjectThatGitWould() {
        bench.write(track, "new", "x");
        ObjectId commit = bench.commit(track, "Grüße – “T1”");
        String text = bench.scratch.git("cat-file", "commit", commit.hex()) + "\n";
        Path file = directory.resolve("commit-object");
        ScratchRepository.write(directory, "commit-object", text);

        assertThat(bench.scratch.git("hash-object", "-t", "commit", file.toString()))
                .isEqualTo(commit.hex());
        assertThat(bench.scratch.git("fsck", "--strict")).isEmpty();
    }

    @Test
    void aStoreOfSeveralUsersIsWrittenByGit() throws IOException {
        bench.scratch.git("config", "core.sharedRepository", "0666");
        bench.write(track, "new", "x");

        String commit = bench.commit(track, "Do T1").hex();

        Path object = bench.repository
                .commonDirectory()
                .resolve("objects")
                .resolve(commit.substring(0, 2))
                .resolve(commit.substring(2));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(object)))
                .isEqualTo("r--r--r--");
    }

    @Test
    void committingAgainChangesNothing() {
        bench.write(track, "new", "x");
        TreeState state = bench.workCommits.capture(track, bench.snapshot(track));
        WorkCommit first = commit(state);

        WorkCommit again = commit(state);

        assertThat(first.isNew()).isTrue();
        assertThat(again).isEqualTo(new WorkCommit(first.commit(), false));
    }

    @Test
    void finishesACommitWhoseIndexWasNeverRefreshed() throws IOException {
        bench.write(track, "new", "x");
        byte[] index = Files.readAllBytes(track.index());
        bench.commit(track, "Do T1");
        Files.write(track.index(), index);
        Files.createFile(track.administration().resolve("index.lock"));
        assertThat(bench.worktrees.dirtyFiles(track)).isNotEmpty();

        bench.commit(track, "Do T1");

        assertThat(bench.worktrees.dirtyFiles(track)).isEmpty();
    }

    @Test
    void keepsTheSessionsOwnCommitsBelow() {
        ObjectId base = bench.repository.head();
        bench.write(track, "own", "x");
        ObjectId own = bench.scratch.commitAt(track.path(), "Session's own");
        bench.write(track, "rest", "x");

        ObjectId commit = bench.commit(track, "Do T1");

        assertThat(bench.repository.commit(commit).parents()).containsExactly(own);
        assertThat(bench.workCommits.changes(
                        base, bench.repository.commit(commit).tree()))
                .containsExactly(
                        new ChangedPath(ChangedPath.Kind.ADDED, "own"),
                        new ChangedPath(ChangedPath.Kind.ADDED, "rest"));
    }

    @Test
    void namesBothEndsOfAMove() throws IOException {
        Files.move(track.path().resolve("README.md"), track.path().resolve("read me"));

        TreeState state = bench.workCommits.capture(track, bench.snapshot(track));

        assertThat(bench.workCommits.changes(bench.repository.head(), state.tree()))
                .containsExactly(
                        new ChangedPath(ChangedPath.Kind.DELETED, "README.md"),
                        new ChangedPath(ChangedPath.Kind.ADDED, "read me"));
    }

    @Test
    void runsTheFiltersThatTheRepositoryHas() {
        bench.write(track, ".gitattributes", "*.txt text eol=lf\n");
        bench.write(track, "crlf.txt", "a\r\nb\r\n");

        ObjectId commit = bench.commit(track, "Do T1");

        assertThat(bench.scratch.git("cat-file", "-s", commit.hex() + ":crlf.txt"))
                .isEqualTo("4");
    }

    @Test
    void runsACleanFilterForTheCommitAlthoughTheSnapshotDoesNot() {
        bench.scratch.git("config", "filter.upper.clean", "tr a-z A-Z");
        bench.write(track, ".gitattributes", "*.up filter=upper\n");
        bench.write(track, "word.up", "word\n");

        ObjectId commit = bench.commit(track, "Do T1");

        assertThat(bench.content(commit, "word.up")).isEqualTo("WORD");
        assertThat(bench.content(bench.tip(bench.names.snapshot("T1", 1)), "word.up"))
                .isEqualTo("word");
    }

    @Test
    void leavesNestedRepositoriesOutAndSaysSo() {
        bench.git(track, "init", "--quiet", "nested");
        bench.write(track, "nested/x", "x");
        bench.write(track, "new", "x");

        TreeState state = bench.workCommits.capture(track, bench.snapshot(track));

        assertThat(state.leftOut()).containsExactly("nested/");
        assertThat(bench.files(commit(state).commit())).contains("new").doesNotContain("nested", "nested/x");
    }

    @Test
    void putsADetachedHeadBackOntoTheBranch() {
        bench.git(track, "checkout", "--quiet", "--detach");
        bench.write(track, "new", "x");

        bench.commit(track, "Do T1");

        assertThat(bench.worktrees.isOnBranch(track)).isTrue();
        assertThat(bench.worktrees.dirtyFiles(track)).isEmpty();
    }

    @Test
    void aStaleEpochCommitsNothing() {
        ObjectId tip = bench.tip(bench.branch("A"));
        bench.write(track, "new", "x");
        TreeState state = bench.workCommits.capture(track, bench.snapshot(track));
        bench.epochs.take(bench.epoch.ref());

        assertThatThrownBy(() -> commit(state)).isInstanceOf(RefMoveRefusedException.class);

        assertThat(bench.tip(bench.branch("A"))).isEqualTo(tip);
    }

    @Test
    void runsNoHook() throws IOException {
        Path hook = bench.repository.commonDirectory().resolve("hooks/reference-transaction");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        bench.write(track, "new", "x");

        assertThat(bench.files(bench.commit(track, "Do T1"))).contains("new");
    }

    private WorkCommit commit(TreeState state) {
        return bench.workCommits.commit(track, state, List.of(), MESSAGE, bench.epoch);
    }
}
