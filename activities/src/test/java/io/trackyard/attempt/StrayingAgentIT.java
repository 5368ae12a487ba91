package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that use git although nobody asked them to: their work is taken as it lies in the tree, on the track's branch. */
class StrayingAgentIT {
    private static final String COMMIT = "git add -A && git commit --quiet -m mine";

    @TempDir
    private Path directory;

    private ScriptedAgent agent;
    private ScratchRun run;
    private Worker worker;

    @BeforeEach
    void begin() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        run = ScratchRun.in(
                directory,
                new RunDraft()
                        .agent(agent.executable().toString())
                        .track(TaskDraft.of("T1").checkedBy("test -e done.txt")));
        worker = new Worker(run);
    }

    @AfterEach
    void close() {
        worker.close();
        run.close();
    }

    @Test
    void mayCommitAll() throws Exception {
        agent.writes("done.txt", "done\n").runs(COMMIT).endsWell();

        isTakenOver("done.txt");
    }

    @Test
    void mayCommitAPart() throws Exception {
        agent.writes("part.txt", "part\n")
                .runs(COMMIT)
                .writes("done.txt", "done\n")
                .endsWell();

        TaskVerdict verdict = isTakenOver("done.txt\npart.txt");

        assertThat(git("log", "-2", "--format=%s", verdict.commit())).isEqualTo("Do T1\nmine");
    }

    @Test
    void mayCommitOnADetachedHead() throws Exception {
        agent.runs("git checkout --quiet --detach")
                .writes("done.txt", "done\n")
                .runs(COMMIT)
                .endsWell();

        isTakenOver("done.txt");
    }

    @Test
    void maySwitchToABranchOfItsOwn() throws Exception {
        agent.runs("git checkout --quiet -b mine")
                .writes("done.txt", "done\n")
                .runs(COMMIT)
                .endsWell();

        isTakenOver("done.txt");
        assertThat(git("log", "-1", "--format=%s", "mine")).isEqualTo("mine");
    }

    @Test
    void mayDeleteTheBranchOfItsTrack() throws Exception {
        agent.writes("done.txt", "done\n")
                .runs(
                        "b=$(git symbolic-ref --short HEAD) && git checkout --quiet --detach && git branch --quiet -D \"$b\"")
                .endsWell();

        isTakenOver("done.txt");
    }

    @Test
    void mayStageAndForget() throws Exception {
        agent.writes("done.txt", "done\n")
                .runs("git add -A && rm done.txt")
                .writes("done.txt", "x\n")
                .endsWell();

        isTakenOver("done.txt");
    }

    @Test
    void mayLeaveALockOfTheIndexBehind() throws Exception {
        agent.writes("done.txt", "done\n")
                .runs("touch \"$(git rev-parse --git-path index.lock)\"")
                .endsWell();

        isTakenOver("done.txt");
    }

    @Test
    void findsAUsableGitAgainInTheNextAttempt() throws Exception {
        agent.runs("git checkout --quiet --detach")
                .runs("touch \"$(git rev-parse --git-path index.lock)\"")
                .endsWith(1);
        TaskRequest second = worker.afterFailure(run.task("T1"));
        ScriptedAgent.in(directory.resolve("agent"))
                .writes("done.txt", "done\n")
                .runs("git symbolic-ref HEAD && " + COMMIT + " || exit 9")
                .endsWell();

        worker.carryOut(second);

        assertThat(git("log", "-1", "--format=%s", branch())).isEqualTo("mine");
    }

    /** Verified, on the track's branch, with a clean worktree, and with nothing else changed. */
    private TaskVerdict isTakenOver(String files) throws Exception {
        TaskVerdict verdict = worker.carryOut(run.task("T1"));
        assertThat(git("diff", "--name-only", run.tip().hex(), verdict.commit()))
                .isEqualTo(files);
        assertThat(git("rev-parse", branch())).isEqualTo(verdict.commit());
        assertThat(worktree("symbolic-ref", "HEAD")).isEqualTo(branch());
        assertThat(worktree("status", "--porcelain")).isEmpty();
        assertThat(git("rev-parse", "main")).isEqualTo(run.open().plan().base());
        return verdict;
    }

    private String branch() {
        return run.open().refs().trackBranch(1, "1.A").value();
    }

    private String git(String... arguments) {
        return run.scratch().git(arguments);
    }

    private String worktree(String... arguments) {
        return run.scratch().gitAt(worker.worktree(), arguments);
    }
}
