package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.ScratchRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository with a submodule at {@code lib}, and a track of it. */
class SubmodulesIT {
    private static final Unheld LIB = new Unheld(Unheld.Kind.SUBMODULE, "lib/");

    @TempDir
    private Path directory;

    private ScratchRepository library;
    private Bench bench;
    private Worktree track;

    @BeforeEach
    void begin() throws Exception {
        library = ScratchRepository.in(Files.createDirectory(directory.resolve("library")));
        ScratchRepository scratch = ScratchRepository.in(Files.createDirectory(directory.resolve("app")));
        scratch.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                library.path().toString(),
                "lib");
        scratch.git("commit", "--quiet", "-m", "Add lib");
        bench = new Bench(directory, scratch);
        track = bench.open("A");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void loseNothingAsTheyAreCheckedOut() {
        checkOut();

        assertThat(bench.snapshot(track).unheld()).isEmpty();
        assertThat(bench.snapshots.wouldLose(track)).isEqualTo(Losses.NONE);
    }

    @Test
    void areNamedWhereAFileLiesInOneThatIsNotCheckedOut() {
        assertThat(bench.snapshot(track).unheld()).isEmpty();
        bench.write(track, "lib/new.txt", "new\n");

        assertThat(bench.snapshot(track).unheld()).containsExactly(LIB);
        assertThat(captured().leftOut()).containsExactly("lib/");
    }

    @Test
    void areNamedWhereAFileOfOneWasChanged() {
        checkOut();
        bench.write(track, "lib/README.md", "changed\n");

        assertThat(bench.snapshot(track).unheld()).containsExactly(LIB);
        assertThat(captured().leftOut()).containsExactly("lib/");
    }

    @Test
    void areNamedWhereAFileOfOneIsNew() {
        checkOut();
        bench.write(track, "lib/new.txt", "new\n");

        assertThat(bench.snapshot(track).unheld()).containsExactly(LIB);
    }

    @Test
    void areNamedWhereOneIsBroken() throws Exception {
        checkOut();
        Files.writeString(track.path().resolve("lib/.git"), "gitdir: nowhere\n");

        assertThat(bench.snapshots.wouldLose(track).unheld()).containsExactly(LIB);
    }

    @Test
    void areUnpublishedAtACommitOfTheirOwnAndNoOther() {
        checkOut();
        bench.write(track, "lib/new.txt", "new\n");
        bench.scratch.gitAt(track.path().resolve("lib"), "add", "-A");
        bench.scratch.gitAt(
                track.path().resolve("lib"),
                "-c",
                "user.name=Me",
                "-c",
                "user.email=me@localhost",
                "commit",
                "--quiet",
                "-m",
                "Mine");
        String own = bench.scratch.gitAt(track.path().resolve("lib"), "rev-parse", "HEAD");

        assertThat(bench.snapshot(track).unheld()).containsExactly(LIB);
        assertThat(unpublished())
                .containsExactly("lib (%s)".formatted(ObjectId.of(own).abbreviate()));

        bench.scratch.gitAt(track.path().resolve("lib"), "checkout", "--quiet", "--detach", "HEAD~");
        assertThat(unpublished()).isEmpty();
    }

    @Test
    void arePublishedAtACommitOfTheirRemote() {
        library.write("more.txt", "more\n").commit("More");
        checkOut();
        bench.scratch.gitAt(track.path().resolve("lib"), "checkout", "--quiet", "origin/main");

        assertThat(captured().tree()).isNotEqualTo(bench.repository.objects().tree(bench.repository.head()));
        assertThat(unpublished()).isEmpty();
        assertThat(bench.snapshot(track).unheld()).isEmpty();
    }

    private void checkOut() {
        bench.git(track, "-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init");
    }

    private TreeState captured() {
        return bench.workCommits.capture(track, bench.snapshot(track));
    }

    private List<String> unpublished() {
        return bench.repository
                .submodules()
                .unpublished(track, bench.repository.head(), captured().tree());
    }
}
