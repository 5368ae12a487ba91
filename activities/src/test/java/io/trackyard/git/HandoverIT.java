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

class HandoverIT {
    @TempDir
    Path directory;

    private Bench bench;
    private Path worktrees;
    private Worktree track;

    @BeforeEach
    void begin() throws IOException {
        bench = new Bench(directory);
        worktrees = directory.toRealPath().resolve(".worktrees");
        track = bench.open("A");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void putsACommitOnABranchInAWorktreeThatAnyoneMayRemove() {
        ObjectId commit = commit("one");

        Handover.Place place = hand(commit);

        assertThat(place).isEqualTo(new Handover.Place(worktrees.resolve("L1-001"), "worktree-L1-001"));
        assertThat(bench.scratch.gitAt(place.path(), "rev-parse", "HEAD")).isEqualTo(commit.hex());
        assertThat(bench.scratch.gitAt(place.path(), "branch", "--show-current"))
                .isEqualTo("worktree-L1-001");
        bench.scratch.git("merge", "--quiet", "--no-ff", "-m", "Merge worktree-L1-001: One", "worktree-L1-001");
        bench.scratch.git("worktree", "remove", place.path().toString());
        bench.scratch.git("branch", "-d", "worktree-L1-001");
    }

    @Test
    void goesOnInTheSamePlaceWhereNobodyTouchedIt() {
        Handover.Place first = hand(commit("one"));
        ObjectId second = commit("two");

        assertThat(hand(second)).isEqualTo(first);
        assertThat(hand(second)).as("a second time").isEqualTo(first);
        assertThat(bench.scratch.gitAt(first.path(), "rev-parse", "HEAD")).isEqualTo(second.hex());
        assertThat(first.path().resolve("two")).exists();
    }

    @Test
    void takesAnotherNameWhereSomethingOfOthersLies() throws IOException {
        Handover.Place changed = hand(commit("one"));
        ScratchRepository.write(changed.path(), "mine.txt", "mine\n");
        Files.createDirectories(worktrees.resolve("L1-001-2"));
        bench.scratch.git("branch", "worktree-L1-001-3");

        Handover.Place place = hand(commit("two"));

        assertThat(place).isEqualTo(new Handover.Place(worktrees.resolve("L1-001-4"), "worktree-L1-001-4"));
        assertThat(changed.path().resolve("mine.txt")).hasContent("mine\n");
    }

    @Test
    void leavesAloneWhatAnotherProgramMade() {
        Path place = worktrees.resolve("L1-001");
        bench.scratch.git("worktree", "add", "--quiet", "-b", "worktree-L1-001", place.toString());
        String before = bench.scratch.gitAt(place, "rev-parse", "HEAD");

        assertThat(hand(commit("one")).branch()).isEqualTo("worktree-L1-001-2");
        assertThat(bench.scratch.gitAt(place, "rev-parse", "HEAD")).isEqualTo(before);
    }

    @Test
    void saysWhyThereIsNoWorktree() throws IOException {
        Files.writeString(worktrees, "a file");

        assertThatThrownBy(() -> hand(commit("one")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no worktree could be made");
    }

    private Handover.Place hand(ObjectId commit) {
        return new Handover(bench.repository).hand(worktrees, "L1-001", commit);
    }

    private ObjectId commit(String file) {
        bench.write(track, file, file + "\n");
        return bench.commit(track, file);
    }
}
