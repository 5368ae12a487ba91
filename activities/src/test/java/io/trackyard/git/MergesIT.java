package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergesIT {
    @TempDir
    Path directory;

    private Bench bench;
    private Worktree ours;
    private Worktree theirs;
    private MergeInMemory merges;
    private ConflictedMerge conflicts;

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
        ours = bench.open("A");
        theirs = bench.open("B");
        merges = new MergeInMemory(bench.repository, bench.scratch.time());
        conflicts = new ConflictedMerge(bench.repository);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void mergesWhatFitsTogether() {
        bench.write(ours, "src/a.txt", "ONE\ntwo\nthree\nfour\nfive\n");
        bench.write(theirs, "src/a.txt", "one\ntwo\nthree\nfour\nFIVE\n");

        MergeOutcome outcome = merge();

        assertThat(outcome).isInstanceOfSatisfying(MergeOutcome.Clean.class, clean -> {
            ObjectId commit = merges.commit(
                    clean,
                    List.of(bench.tip(bench.branch("A")), bench.tip(bench.branch("B"))),
                    new CommitMessage("Take in B", "", Bench.ORIGIN.trailers()));
            assertThat(bench.content(commit, "src/a.txt")).isEqualTo("ONE\ntwo\nthree\nfour\nFIVE");
        });
    }

    @Test
    void joinsDifferentFilesAsGitDoes() throws IOException {
        bench.write(ours, "src/a.txt", "ours\n");
        bench.write(ours, "new/deep/ours.txt", "ours\n");
        bench.write(ours, "src.txt", "sorts between\n");
        bench.write(theirs, "README.md", "theirs\n");
        bench.write(theirs, "new/deep/theirs.txt", "theirs\n");
        bench.write(theirs, "src-x/tool", "theirs\n");
        Files.setPosixFilePermissions(
                theirs.path().resolve("src-x/tool"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(theirs.path().resolve("link"), Path.of("README.md"));

        assertThat(disjoint()).isPresent().isEqualTo(gits());
    }

    @Test
    void joinsWhatWasBegunAtTheTip() throws IOException {
        Files.delete(theirs.path().resolve("src/a.txt"));

        assertThat(disjoint()).isPresent().isEqualTo(gits());
    }

    @Test
    void leavesToGitWhatMayHaveBeenMoved() throws IOException {
        bench.write(ours, "README.md", "ours\n");
        Files.move(theirs.path().resolve("src/a.txt"), theirs.path().resolve("src/b.txt"));

        assertThat(disjoint()).isEmpty();
    }

    @Test
    void leavesToGitWhatBothSidesHave() {
        bench.write(ours, "both", "ours\n");
        bench.write(theirs, "both", "theirs\n");

        assertThat(disjoint()).isEmpty();
    }

    @Test
    void leavesToGitAFileWhereTheOtherSideHasADirectory() {
        bench.write(ours, "both", "ours\n");
        bench.write(theirs, "both/file", "theirs\n");

        assertThat(disjoint()).isEmpty();
        assertThat(merge()).isInstanceOf(MergeOutcome.Conflict.class);
    }

    private Optional<ObjectId> disjoint() {
        return bench.repository.objects().merged(bench.commit(ours, "Ours"), bench.commit(theirs, "Theirs"));
    }

    private Optional<ObjectId> gits() {
        return Optional.of(ObjectId.of(bench.scratch.git(
                "merge-tree",
                "--write-tree",
                bench.branch("A").value(),
                bench.branch("B").value())));
    }

    @Test
    void followsAFileThatOneSideMoved() throws IOException {
        Files.move(ours.path().resolve("src/a.txt"), ours.path().resolve("src/b.txt"));
        bench.write(theirs, "src/a.txt", "one\ntwo\nthree\nfour\nFIVE\n");

        assertThat(merge())
                .isInstanceOfSatisfying(
                        MergeOutcome.Clean.class,
                        clean -> assertThat(bench.scratch.git("show", clean.tree() + ":src/b.txt"))
                                .endsWith("FIVE"));
    }

    @Test
    void namesThePathsOfAConflict() {
        bench.write(ours, "src/a.txt", "ours\n");
        bench.write(theirs, "src/a.txt", "theirs\n");

        assertThat(merge()).isInstanceOfSatisfying(MergeOutcome.Conflict.class, conflict -> {
            assertThat(conflict.paths()).containsExactly("src/a.txt");
            assertThat(conflict.messages()).singleElement().asString().contains("src/a.txt");
        });
    }

    @Test
    void isNoneOfFilesThatAreOneOnThisFileSystem() {
        bench.write(ours, "src/Tool.txt", "ours\n");
        bench.write(theirs, "src/tool.txt", "theirs\n");
        assertThat(merge()).isInstanceOf(MergeOutcome.Clean.class);

        bench.scratch.git("config", "core.ignorecase", "true");

        assertThat(merge()).isInstanceOfSatisfying(MergeOutcome.Conflict.class, conflict -> {
            assertThat(conflict.paths()).containsExactly("src/Tool.txt", "src/tool.txt");
            assertThat(conflict.messages()).singleElement().asString().contains("are one file on this file system");
        });
    }

    @Test
    void obeysTheAttributesOfTheCommitItMergesInto() {
        bench.write(ours, ".gitattributes", "src/a.txt -merge\n");
        bench.write(ours, "src/a.txt", "ONE\ntwo\nthree\nfour\nfive\n");
        bench.write(theirs, "src/a.txt", "one\ntwo\nthree\nfour\nFIVE\n");

        assertThat(merge()).isInstanceOf(MergeOutcome.Conflict.class);
    }

    @Test
    void isNotSteeredByTheAttributesOfAnotherCheckout() {
        bench.scratch.write(".gitattributes", "src/a.txt -merge\n");
        bench.scratch.commit("Somebody's");
        bench.write(ours, "src/a.txt", "ONE\ntwo\nthree\nfour\nfive\n");
        bench.write(theirs, "src/a.txt", "one\ntwo\nthree\nfour\nFIVE\n");

        assertThat(merge()).isInstanceOf(MergeOutcome.Clean.class);
    }

    @Test
    void touchesNoFileAndNoRef() {
        bench.write(ours, "a", "x");
        bench.write(theirs, "b", "x");
        ObjectId work = bench.commit(ours, "A");
        ObjectId other = bench.commit(theirs, "B");
        var before = bench.belongings();

        merges.merge(() -> ours, work, other);

        assertThat(bench.worktrees.dirtyFiles(ours)).isEmpty();
        assertThat(bench.tip(bench.branch("A"))).isEqualTo(work);
        assertThat(bench.belongings()).isEqualTo(before);
    }

    @Test
    void leavesAConflictForASessionToResolve() {
        bench.write(ours, "src/a.txt", "ours\n");
        ObjectId tip = bench.commit(ours, "A");
        bench.write(theirs, "src/a.txt", "theirs\n");
        ObjectId merged = bench.commit(theirs, "B");

        List<String> paths = conflicts.leave(ours, merged);

        assertThat(paths).containsExactly("src/a.txt");
        assertThat(conflicts.leave(ours, merged)).isEqualTo(paths);
        assertThat(conflicts.withMarkers(ours, paths)).isEqualTo(paths);
        assertThat(bench.tip(bench.branch("A"))).isEqualTo(tip);

        bench.write(ours, "src/a.txt", "both\n");

        assertThat(conflicts.withMarkers(ours, paths)).isEmpty();
        assertThat(conflicts.unmerged(ours)).isEqualTo(paths);
    }

    @Test
    void isUndecidedWhereNobodyTouchedAConflictWithoutMarkers() {
        bench.write(ours, "picture", "ours\0");
        bench.write(ours, "src/a.txt", "changed\n");
        bench.commit(ours, "A");
        bench.write(theirs, "picture", "theirs\0");
        bench.git(theirs, "rm", "-q", "src/a.txt");
        conflicts.leave(ours, bench.commit(theirs, "B"));

        assertThat(conflicts.undecided(ours)).containsExactlyInAnyOrder("picture", "src/a.txt");

        bench.write(ours, "picture", "both\0");
        bench.git(ours, "rm", "-q", "src/a.txt");

        assertThat(conflicts.undecided(ours)).isEmpty();
    }

    @Test
    void isDecidedByAddingTheSideThatStays() {
        bench.write(ours, "picture", "ours\0");
        bench.commit(ours, "A");
        bench.write(theirs, "picture", "theirs\0");
        conflicts.leave(ours, bench.commit(theirs, "B"));

        bench.git(ours, "add", "picture");

        assertThat(conflicts.undecided(ours)).isEmpty();
    }

    @Test
    void seesMarkersThatWereStaged() {
        bench.write(ours, "src/a.txt", "ours\n");
        bench.commit(ours, "A");
        bench.write(theirs, "src/a.txt", "theirs\n");
        List<String> paths = conflicts.leave(ours, bench.commit(theirs, "B"));

        bench.git(ours, "add", "-A");

        assertThat(conflicts.unmerged(ours)).isEmpty();
        assertThat(conflicts.withMarkers(ours, paths)).isEqualTo(paths);
    }

    @Test
    void aResolvedMergeIsCommittedWithBothParentsAndIsOver() {
        bench.write(ours, "src/a.txt", "ours\n");
        ObjectId tip = bench.commit(ours, "A");
        bench.write(theirs, "src/a.txt", "theirs\n");
        ObjectId merged = bench.commit(theirs, "B");
        conflicts.leave(ours, merged);
        bench.write(ours, "src/a.txt", "both\n");

        CommitMessage message = new CommitMessage("Resolve", "", Bench.ORIGIN.trailers());
        WorkCommit commit = bench.workCommits.commit(
                ours, bench.workCommits.capture(ours, bench.snapshot(ours)), List.of(merged), message, bench.epoch);

        assertThat(bench.repository.commit(commit.commit()).parents()).containsExactly(tip, merged);
        assertThat(conflicts.pending(ours)).isEmpty();
        assertThat(bench.worktrees.dirtyFiles(ours)).isEmpty();
        assertThat(bench.workCommits.commit(
                        ours,
                        bench.workCommits.capture(ours, bench.snapshot(ours)),
                        List.of(merged),
                        message,
                        bench.epoch))
                .isEqualTo(new WorkCommit(commit.commit(), false));
    }

    @Test
    void aMergeWithoutConflictWaitsToBeCommitted() {
        bench.write(theirs, "b", "x");
        ObjectId merged = bench.commit(theirs, "B");

        assertThat(conflicts.leave(ours, merged)).isEmpty();

        assertThat(conflicts.pending(ours)).contains(merged);
        assertThat(ours.path().resolve("b")).exists();
    }

    @Test
    void refusesToMergeOverWorkThatIsNotCommitted() {
        bench.write(theirs, "src/a.txt", "theirs\n");
        ObjectId merged = bench.commit(theirs, "B");
        bench.write(ours, "src/a.txt", "not committed\n");

        assertThatThrownBy(() -> conflicts.leave(ours, merged)).isInstanceOf(GitFailedException.class);

        assertThat(ours.path().resolve("src/a.txt")).hasContent("not committed\n");
    }

    private MergeOutcome merge() {
        ObjectId tip = bench.commit(ours, "A");
        return merges.merge(() -> ours, tip, bench.commit(theirs, "B"));
    }
}
