package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.git.ObjectId;
import io.trackyard.problem.Fault;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.CommandRunner;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracksIT {
    @TempDir
    private Path directory;

    private ScratchRun run;
    private Tracks tracks;

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void opensAWorktreeOffTheRunsTipAndSetsItUpOnce() throws Exception {
        begin(new RunDraft().setUp(List.of("echo ready >>\"$HOME/setups\"", "pwd >where.txt")));
        ObjectId tip = run.advance("b.txt", "theirs\n");

        open();
        open();

        assertThat(home("setups")).hasContent("ready\n");
        assertThat(worktree("where.txt")).hasContent(worktree("").toString());
        assertThat(run.scratch().gitAt(worktree(""), "rev-parse", "HEAD")).isEqualTo(tip.hex());
    }

    @Test
    void copiesTheFilesThatGitDoesNotPutThereAndNoneOfThoseItDoes() throws Exception {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.write(".gitignore", ".env\n*.local\n").commit("Ignore");
        scratch.write(".env", "KEY=1\n").write("conf/a.local", "a\n").write("conf/deep/b.local", "b\n");
        scratch.write("README.md", "changed and not committed\n").write("other.local", "not asked for\n");
        begin(scratch, new RunDraft().setUp(List.of("test -s .env"), ".env", "conf/**", "*.md"));

        open();

        assertThat(worktree(".env")).hasContent("KEY=1\n");
        assertThat(worktree("conf/deep/b.local")).hasContent("b\n");
        assertThat(worktree("README.md")).hasContent("A project.\n");
        assertThat(worktree("other.local")).doesNotExist();
    }

    @Test
    void copiesNothingThroughALinkOfTheRepositorysThatLeadsElsewhere() throws Exception {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.write(".gitignore", "*.local\n");
        Files.createSymbolicLink(scratch.path().resolve("conf"), outside);
        scratch.commit("Link");
        Files.delete(scratch.path().resolve("conf"));
        scratch.write("conf/a.local", "a\n").write("conf/deep/b.local", "b\n");
        begin(scratch, new RunDraft().setUp(List.of(), "conf/**"));

        open();

        assertThat(outside).isEmptyDirectory();
        assertThat(worktree("conf")).isSymbolicLink();
    }

    @Test
    void saysWhichSetUpCommandFailedAndSetsUpAgainTheNextTime() throws Exception {
        begin(new RunDraft()
                .setUp(List.of("echo begun >>\"$HOME/setups\"", "echo no network >&2; test -e \"$HOME/net\"")));

        ProblemException failed = catchThrowableOfType(ProblemException.class, this::open);
        Files.createFile(home("net"));
        open();
        open();

        assertThat(failed.problem().fault()).isEqualTo(Fault.ENVIRONMENT);
        assertThat(failed.problem().code()).isEqualTo("setup-failed");
        assertThat(failed.problem().why()).isEqualTo("no network");
        assertThat(home("setups")).hasContent("begun\nbegun\n");
    }

    @Test
    void removesAWorktreeWhoseWorkIsIntegratedAndItsBranchTwiceOver() {
        begin(new RunDraft());
        open();

        assertThat(close(1)).isEmpty();
        assertThat(close(1)).isEmpty();

        assertThat(worktree("")).doesNotExist();
        assertThat(run.scratch().git("branch", "--list", "trackyard-tracks/*")).isEmpty();
    }

    @Test
    void keepsABranchWhoseWorkIsNotIntegrated() {
        begin(new RunDraft());
        open();
        ObjectId work = run.work(run.tip(), "a.txt", "verified and never merged\n");
        run.scratch().gitAt(worktree(""), "reset", "--quiet", "--hard", work.hex());

        assertThat(close(1)).isEmpty();

        assertThat(worktree("")).doesNotExist();
        assertThat(run.scratch().git("rev-parse", branch())).isEqualTo(work.hex());
    }

    @Test
    void snapshotsWhatIsLeftBeforeItRemovesIt() {
        begin(new RunDraft());
        open();
        ScratchRepository.write(worktree(""), "rest.txt", "rest\n");

        assertThat(close(1)).isEmpty();

        String last = run.scratch()
                .git(
                        "for-each-ref",
                        "--count=1",
                        "--sort=-version:refname",
                        "--format=%(refname)",
                        "refs/trackyard/wip");
        assertThat(run.scratch().git("show", last + ":rest.txt")).isEqualTo("rest");
    }

    @Test
    void leavesAWorktreeThatHoldsAbandonedWork() {
        begin(new RunDraft());
        open();
        run.scratch()
                .git(
                        "update-ref",
                        run.open().refs().abandoned("T1").value(),
                        run.tip().hex());

        assertThat(close(1)).containsExactly("the work of T1");

        assertThat(worktree("src/a.txt")).exists();
    }

    @Test
    void leavesAWorktreeThatHoldsWhatNoSnapshotCan() throws Exception {
        begin(new RunDraft());
        open();
        Process fifo = new ProcessBuilder("mkfifo", worktree("pipe").toString()).start();
        assertThat(fifo.waitFor()).isZero();
        Files.createDirectory(worktree("nested"));
        run.scratch().gitAt(worktree("nested"), "init", "--quiet");
        run.scratch().gitAt(worktree("nested"), "config", "user.name", "Ada");
        run.scratch().gitAt(worktree("nested"), "config", "user.email", "ada@example.org");
        run.scratch().commitAt(worktree("nested"), "Begin inside");

        assertThat(close(1)).containsExactlyInAnyOrder("nested/", "pipe");

        assertThat(worktree("nested")).exists();
    }

    private void begin(RunDraft draft) {
        begin(ScratchRepository.in(directory), draft);
    }

    private void begin(ScratchRepository scratch, RunDraft draft) {
        run = ScratchRun.in(directory, scratch, draft.track(TaskDraft.of("T1"), TaskDraft.of("T2")));
        tracks = new Tracks(new CommandRunner(), scratch.time());
    }

    private void open() {
        tracks.open(run.open(), run.track(1));
    }

    private List<String> close(int track) {
        return tracks.close(run.open(), run.track(track));
    }

    private String branch() {
        return run.open().refs().trackBranch(1, "1.A").value();
    }

    private Path worktree(String file) {
        return run.open().directory().worktree(run.track(1)).resolve(file);
    }

    private Path home(String file) {
        return directory.resolve("home").resolve(file);
    }
}
