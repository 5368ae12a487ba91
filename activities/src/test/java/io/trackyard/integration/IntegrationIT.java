package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.IntegrationVerdict.Result;
import io.trackyard.git.ObjectId;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrationIT {
    @TempDir
    private Path directory;

    private ScratchRun run;

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void mergesAVerifiedCommitWithItsOriginInTheTrailers() {
        begin();
        ObjectId base = run.tip();
        ObjectId work = run.work(base, "a.txt", "mine\n");
        run.advance("b.txt", "theirs\n");
        ObjectId before = run.tip();

        IntegrationVerdict verdict = integrate("T1", work);

        assertThat(verdict)
                .isEqualTo(new IntegrationVerdict(Result.INTEGRATED, run.tip().hex(), "merged"));
        assertThat(git("log", "-1", "--format=%an|%P|%B", verdict.commit()))
                .isEqualTo("Ada|" + before.hex() + " " + work.hex() + """
                        |Merge T1: Do T1

                        Trackyard-Run: calm-otter
                        Trackyard-Task: T1
                        Trackyard-Attempt: 1""");
        assertThat(files()).containsExactly("README.md", "a.txt", "b.txt", "src/a.txt");
    }

    @Test
    void movesTheBranchOnceForACommitThatComesTwice() {
        begin();
        ObjectId work = run.work(run.tip(), "a.txt", "mine\n");
        IntegrationVerdict first = integrate("T1", work);
        run.advance("b.txt", "theirs\n");
        ObjectId tip = run.tip();

        IntegrationVerdict second = integrate("T1", work);

        assertThat(second).isEqualTo(first);
        assertThat(run.tip()).isEqualTo(tip);
    }

    @Test
    void notesOnTheBranchThatATaskChangedNothing() {
        begin("exit 3");
        ObjectId base = run.tip();

        IntegrationVerdict verdict = integrate("T1", base);

        assertThat(verdict)
                .isEqualTo(new IntegrationVerdict(Result.INTEGRATED, run.tip().hex(), "merged"));
        assertThat(git("log", "-1", "--format=%P|%(trailers:key=Trackyard-Task,valueonly)", verdict.commit())
                        .strip())
                .isEqualTo(base.hex() + "|T1");
        assertThat(git("diff", "--stat", base.hex(), verdict.commit())).isEmpty();
        assertThat(integrate("T1", base)).isEqualTo(verdict);
    }

    @Test
    void sendsAConflictBackWithBothSidesNamed() {
        begin();
        ObjectId work = run.work(run.tip(), "src/a.txt", "mine\n");
        ObjectId tip = run.advance("src/a.txt", "theirs\n");

        IntegrationVerdict verdict = integrate("T1", work);

        assertThat(verdict)
                .isEqualTo(new IntegrationVerdict(
                        Result.CONFLICT, work.hex(), "conflicts with the run's branch in src/a.txt"));
        assertThat(feedback("T1")).contains("Both sides lie in the tree", "CONFLICT (content)");
        assertThat(run.tip()).isEqualTo(tip);
    }

    @Test
    void sendsARedMergeBackWithTheEndOfTheLog() {
        begin("cat a.txt b.txt; exit 4");
        ObjectId work = run.work(run.tip(), "a.txt", "mine\n");
        ObjectId tip = run.advance("b.txt", "theirs\n");

        IntegrationVerdict verdict = integrate("T1", work);

        assertThat(verdict.result()).isEqualTo(Result.RED);
        assertThat(verdict.note()).isEqualTo("merged, the gate failed: cat a.txt b.txt; exit 4 (exit 4)");
        assertThat(feedback("T1")).contains("    mine\n    theirs\n");
        assertThat(run.tip()).isEqualTo(tip);
    }

    @Test
    void letsNothingThatTheGateLeftBehindIntoTheNextMerge() {
        begin("test ! -e left.txt && test \"$(cat README.md)\" = 'A project.' && echo x | tee left.txt >>README.md");
        ObjectId first = run.work(run.tip(), "a.txt", "one\n");
        ObjectId second = run.work(run.tip(), "b.txt", "two\n");

        assertThat(integrate("T1", first).result()).isEqualTo(Result.INTEGRATED);
        assertThat(integrate("T2", second).result()).isEqualTo(Result.INTEGRATED);

        assertThat(files()).containsExactly("README.md", "a.txt", "b.txt", "src/a.txt");
        assertThat(git("show", run.tip().hex() + ":README.md")).isEqualTo("A project.");
    }

    @Test
    void leavesTheGateWhatItBuiltWhereThatIsIgnored() {
        begin("echo run >>build/log");
        ObjectId ignoring = run.advance(".gitignore", "build/\n");
        ObjectId first = run.work(ignoring, "a.txt", "one\n");
        ObjectId second = run.work(ignoring, "b.txt", "two\n");
        Path build = run.open().directory().queueWorktree().resolve("build");

        assertThat(integrate("T1", first).result()).isEqualTo(Result.RED);
        assertThat(build.toFile().mkdir()).isTrue();
        integrate("T1", first);
        integrate("T2", second);

        assertThat(build.resolve("log")).hasContent("run\nrun\n");
    }

    @Test
    void mergesAgainWhereTheTipMovedMeanwhile() throws Exception {
        begin("[ -e \"$HOME/moved\" ] || { touch \"$HOME/moved\"; "
                + "git update-ref refs/heads/trackyard/calm-otter \"$(cat \"$HOME/other\")\"; }");
        ObjectId work = run.work(run.tip(), "a.txt", "mine\n");
        ObjectId other = run.work(run.tip(), "b.txt", "theirs\n");
        Files.writeString(home().resolve("other"), other.hex());

        assertThat(integrate("T1", work).result()).isEqualTo(Result.INTEGRATED);

        assertThat(git("log", "-1", "--format=%P", run.tip().hex())).isEqualTo(other.hex() + " " + work.hex());
    }

    @Test
    void movesNothingOnceAnotherWorkerHasTheQueue() throws Exception {
        begin("git update-ref \"$(cat \"$HOME/epoch\")\" \"$(echo 99 | git hash-object -w --stdin)\"");
        ObjectId before = run.tip();
        ObjectId work = run.work(before, "a.txt", "mine\n");
        Files.writeString(
                home().resolve("epoch"), run.open().refs().queueEpoch().value());

        assertThatThrownBy(() -> integrate("T1", work)).hasMessage("another worker has taken the merge queue over");

        assertThat(run.tip()).isEqualTo(before);
    }

    private void begin(String... gate) {
        run = ScratchRun.in(
                directory, new RunDraft().gate(gate).track(TaskDraft.of("T1")).track(TaskDraft.of("T2")));
    }

    private IntegrationVerdict integrate(String task, ObjectId commit) {
        QueueWorktree queue = new QueueWorktree(run.scratch().time());
        Gate gate = new Gate(queue, new CommandRunner());
        return new Integration(run.open(), queue, gate, run.scratch().time())
                .integrate(run.integration(task, commit.hex()));
    }

    private String feedback(String task) {
        return new TaskFiles(run.open().directory().task(task)).feedback().orElseThrow();
    }

    private List<String> files() {
        return git("ls-tree", "-r", "--name-only", run.tip().hex()).lines().toList();
    }

    private Path home() {
        return directory.resolve("home");
    }

    private String git(String... arguments) {
        return run.scratch().git(arguments);
    }
}
