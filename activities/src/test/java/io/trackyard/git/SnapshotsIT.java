package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsIT {
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
    void holdsEditedUntrackedAndDeletedFiles() throws IOException {
        bench.write(track, "src/a.txt", "edited\n");
        bench.write(track, "new/deep/file", "new\n");
        Files.delete(track.path().resolve("README.md"));

        Snapshot snapshot = bench.snapshot(track);

        assertThat(bench.files(snapshot.commit())).containsExactly("new/deep/file", "src/a.txt");
        assertThat(bench.content(snapshot.commit(), "src/a.txt")).isEqualTo("edited");
        assertThat(snapshot.ref()).isEqualTo(bench.names.snapshot("T1", 1));
        assertThat(snapshot.unheld()).isEmpty();
    }

    @Test
    void leavesTheIndexOfTheSessionAndTheUsersBelongingsAlone() throws IOException {
        bench.write(track, "staged", "x");
        bench.git(track, "add", "staged");
        bench.write(track, "unstaged", "x");
        byte[] index = Files.readAllBytes(track.index());
        Map<String, String> before = bench.belongings();

        bench.snapshot(track);

        assertThat(Files.readAllBytes(track.index())).isEqualTo(index);
        assertThat(bench.belongings()).isEqualTo(before);
    }

    @Test
    void worksWhileTheSessionHoldsItsIndex() throws IOException {
        Files.createFile(track.administration().resolve("index.lock"));
        bench.write(track, "new", "x");

        assertThat(bench.files(bench.snapshot(track).commit())).contains("new");
    }

    @Test
    void stopsAtTheSameContent() {
        bench.write(track, "new", "x");
        Snapshot first = bench.snapshot(track);

        Snapshot again = bench.snapshot(track);

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.ref()).isEqualTo(first.ref());
    }

    @Test
    void isTheCommitItselfWhereTheRunsBranchHoldsThatAlready() {
        new RunBranch(bench.repository, Bench.RUN).create(bench.repository.head());

        Snapshot snapshot = bench.snapshot(track);

        assertThat(snapshot.isNew()).isFalse();
        assertThat(snapshot.commit()).isEqualTo(bench.repository.head());
        assertThat(snapshot.ref()).isEqualTo(bench.names.branch());
    }

    @Test
    void keepsCommitsThatTheRunsBranchDoesNotHold() {
        new RunBranch(bench.repository, Bench.RUN).create(bench.repository.head());
        bench.write(track, "own", "x");
        ObjectId own = bench.scratch.commitAt(track.path(), "Session's own");

        Snapshot snapshot = bench.snapshot(track);

        assertThat(snapshot.isNew()).isTrue();
        assertThat(bench.repository.commit(snapshot.commit()).parents()).containsExactly(own);
    }

    @Test
    void keepsCommitsOfADetachedHead() {
        bench.git(track, "checkout", "--quiet", "--detach");
        ObjectId detached = bench.scratch.commitAt(track.path(), "On no branch");

        Snapshot snapshot = bench.snapshot(track);

        assertThat(bench.repository.isReachable(detached, snapshot.commit())).isTrue();
    }

    @Test
    void takesWhatASessionThatBeganItsOwnHistoryLeft() {
        bench.git(track, "checkout", "--quiet", "--orphan", "elsewhere");
        bench.write(track, "new", "x");

        Snapshot snapshot = bench.snapshot(track);

        assertThat(bench.repository.commit(snapshot.commit()).parents()).containsExactly(bench.tip(bench.branch("A")));
        assertThat(bench.files(snapshot.commit())).contains("new");
    }

    @Test
    void seesEditsThatAreHiddenFromTheIndex() {
        bench.git(track, "update-index", "--assume-unchanged", "README.md");
        bench.git(track, "update-index", "--skip-worktree", "src/a.txt");
        bench.write(track, "README.md", "hidden edit\n");
        bench.write(track, "src/a.txt", "hidden edit\n");

        Snapshot snapshot = bench.snapshot(track);

        assertThat(bench.content(snapshot.commit(), "README.md")).isEqualTo("hidden edit");
        assertThat(bench.content(snapshot.commit(), "src/a.txt")).isEqualTo("hidden edit");
    }

    @Test
    void runsNoFilterNotEvenOneThatMustSucceed() {
        bench.scratch.git("config", "filter.store.clean", "false");
        bench.scratch.git("config", "filter.store.required", "true");
        bench.write(track, ".gitattributes", "*.bin filter=store\n");
        bench.write(track, "x.bin", "raw\n");

        assertThat(bench.content(bench.snapshot(track).commit(), "x.bin")).isEqualTo("raw");
    }

    @Test
    void namesWhatItCannotHold() throws Exception {
        nestedRepository("nested", true);
        nestedRepository("unborn", false);
        bench.git(track, "init", "--quiet", "node_modules/deep");
        bench.write(track, ".gitignore", "node_modules/\n");
        char[] large = new char[(int) Bench.LARGEST_FILE + 1];
        Arrays.fill(large, 'x');
        bench.write(track, "large [1].bin", new String(large));
        assertThat(new ProcessBuilder("mkfifo", track.path().resolve("src/pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        bench.write(track, "held", "x");

        Snapshot snapshot = bench.snapshot(track);

        assertThat(snapshot.unheld())
                .containsExactlyInAnyOrder(
                        new Unheld(Unheld.Kind.NESTED_REPOSITORY, "nested/"),
                        new Unheld(Unheld.Kind.NESTED_REPOSITORY, "unborn/"),
                        new Unheld(Unheld.Kind.TOO_LARGE, "large [1].bin"),
                        new Unheld(Unheld.Kind.SPECIAL_FILE, "src/pipe"));
        assertThat(bench.files(snapshot.commit())).containsExactly(".gitignore", "README.md", "held", "src/a.txt");
        assertThat(bench.snapshot(track).unheld()).isEqualTo(snapshot.unheld());
        assertThat(bench.snapshots.wouldLose(track)).isEqualTo(new Losses(snapshot.unheld(), List.of("node_modules/")));
    }

    @Test
    void namesAPipeInThePlaceOfAFile() throws Exception {
        bench.snapshot(track);
        Path file = track.path().resolve("src/a.txt");
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        assertThat(bench.snapshot(track).unheld()).contains(new Unheld(Unheld.Kind.SPECIAL_FILE, "src/a.txt"));
        assertThat(bench.snapshot(track).unheld()).contains(new Unheld(Unheld.Kind.SPECIAL_FILE, "src/a.txt"));
    }

    @Test
    void namesFilesThatCannotBeRead() throws Exception {
        bench.write(track, "secret", "x");
        bench.write(track, "held", "x");
        Path secret = track.path().resolve("secret");
        assumeTrue(secret.toFile().setReadable(false, false) && !Files.isReadable(secret), "root reads everything");

        Snapshot snapshot = bench.snapshot(track);

        assertThat(snapshot.unheld()).containsExactly(new Unheld(Unheld.Kind.NOT_READ, "secret"));
        assertThat(bench.files(snapshot.commit())).contains("held").doesNotContain("secret");
    }

    @Test
    void holdsAllThatStaysWhileOtherFilesVanish() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread churn = new Thread(() -> churn(stop));
        churn.start();
        try {
            for (int round = 0; round < 10; round++) {
                bench.write(track, "stays", "round " + round + "\n");

                Snapshot snapshot = bench.snapshot(track);

                assertThat(bench.content(snapshot.commit(), "stays")).isEqualTo("round " + round);
            }
        } finally {
            stop.set(true);
            churn.join();
        }
    }

    @Test
    void beginsAnewAfterAGitDiedInTheMiddle() throws IOException {
        bench.write(track, "one", "x");
        bench.snapshot(track);
        Files.writeString(track.snapshotIndex(), "half an index");
        Files.createFile(track.snapshotIndex().resolveSibling("trackyard-snapshot.index.lock"));
        bench.write(track, "two", "x");

        assertThat(bench.files(bench.snapshot(track).commit())).contains("one", "two");
    }

    @Test
    void refusesAStaleEpochAndKeepsNothing() {
        bench.write(track, "new", "x");
        bench.epochs.take(bench.epoch.ref());

        assertThatThrownBy(() -> bench.snapshot(track))
                .isInstanceOfSatisfying(
                        RefMoveRefusedException.class,
                        refused -> assertThat(refused.result()).isEqualTo(RefMoveResult.FENCED));
        assertThat(bench.repository.refs().below("refs/trackyard/wip")).isEmpty();
    }

    @Test
    void countsOnFromTheHighestNumber() {
        for (int round = 1; round <= 11; round++) {
            bench.write(track, "new", "round " + round);
            assertThat(bench.snapshot(track).ref()).isEqualTo(bench.names.snapshot("T1", round));
        }
    }

    @Test
    void isNoEvidenceThatTheTaskIsDone() {
        bench.write(track, "new", "x");

        assertThat(bench.repository.tasksIn(bench.snapshot(track).commit())).isEmpty();
    }

    private void nestedRepository(String name, boolean withCommit) {
        bench.git(track, "init", "--quiet", name);
        bench.write(track, name + "/file", "x");
        if (withCommit) {
            bench.git(track, "-C", name, "add", "file");
            bench.git(track, "-C", name, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x");
        }
    }

    private void churn(AtomicBoolean stop) {
        try {
            for (int number = 0; !stop.get(); number++) {
                Path file = track.path().resolve("churn-" + number % 50);
                if (!Files.deleteIfExists(file)) {
                    Files.writeString(file, "x" + number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
