package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.ScratchRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignWorkIT {
    private static final String BRANCH = "worktree-L1-002";

    @TempDir
    Path directory;

    private Bench bench;
    private Path place;

    @BeforeEach
    void leaveAWorktree() throws Exception {
        bench = new Bench(directory);
        place = directory.toRealPath().resolve(".worktrees/L1-002");
        bench.scratch.git("worktree", "add", "--quiet", "-b", BRANCH, place.toString());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void holdsWhatIsCommittedAndWhatIsNotAndTouchesNeither() throws Exception {
        ScratchRepository.write(place, "model.py", "class Link\n");
        ObjectId committed = bench.scratch.commitAt(place, "[L1-002] Link model");
        ScratchRepository.write(place, "new file.py", "new\n");
        ScratchRepository.write(place, "model.py", "class Link:\n");
        bench.scratch.gitAt(place, "add", "model.py");
        String before = bench.scratch.gitAt(place, "status", "--porcelain");
        Map<String, String> belongings = bench.scratch.belongings();

        ObjectId work = work(place.toString()).orElseThrow();

        assertThat(bench.repository.commit(work).parents()).containsExactly(committed);
        assertThat(bench.content(work, "model.py")).isEqualTo("class Link:");
        assertThat(bench.files(work)).contains("new file.py");
        assertThat(bench.scratch.gitAt(place, "status", "--porcelain")).isEqualTo(before);
        assertThat(bench.scratch.belongings()).isEqualTo(belongings);
        Path administration = bench.scratch.path().resolve(".git/worktrees/L1-002");
        assertThat(administration.resolve("trackyard-foreign.index")).doesNotExist();
    }

    @Test
    void isTheCommitItselfWhereNothingElseLiesThere() {
        ScratchRepository.write(place, "model.py", "class Link\n");
        ObjectId committed = bench.scratch.commitAt(place, "[L1-002] Link model");

        assertThat(work(place.toString())).contains(committed);
        assertThat(work(null)).as("found by its branch").contains(committed);
        assertThat(work("~/.worktrees/L1-002")).as("as these files write it").contains(committed);
        assertThat(work("/somewhere/else\0")).contains(committed);
    }

    @Test
    void isTheBranchWhereTheWorktreeIsGone() throws Exception {
        ScratchRepository.write(place, "model.py", "class Link\n");
        ObjectId committed = bench.scratch.commitAt(place, "[L1-002] Link model");
        bench.scratch.git("worktree", "remove", "--force", place.toString());
        assertThat(Files.exists(place)).isFalse();

        assertThat(work(place.toString())).contains(committed);
    }

    @Test
    void isNothingWhereNothingIsLeft() {
        assertThat(new ForeignWork(bench.repository, bench.scratch.time()).commit("no such", "/nowhere"))
                .isEmpty();
    }

    @Test
    void neverTakesWhatLiesInTheMainWorktree() {
        bench.scratch.write("mine.txt", "not finished\n");
        String main = bench.scratch.git("branch", "--show-current");

        Optional<ObjectId> work = new ForeignWork(bench.repository, bench.scratch.time())
                .commit(main, bench.scratch.path().toString());

        assertThat(work).contains(bench.repository.head());
    }

    private Optional<ObjectId> work(String worktree) {
        return new ForeignWork(bench.repository, bench.scratch.time()).commit(BRANCH, worktree);
    }
}
