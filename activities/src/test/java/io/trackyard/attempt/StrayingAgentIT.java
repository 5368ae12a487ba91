package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents that use git although nobody asked them to: their work is taken as it lies in the tree, on the track's branch. */
class StrayingAgentIT extends ScriptedAttempt {
    private static final String COMMIT = "git add -A && git commit --quiet -m mine";

    @BeforeEach
    void beginWithACheck() {
        begin(TaskDraft.of("T1").checkedBy("test -e done.txt"));
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

    @Test
    void isNotChargedForAWorktreeThatIsGone() throws Exception {
        agent.runs("rm -rf \"$PWD\"").endsWell();

        isCarriedOutAgain();
    }

    @Test
    void isNotChargedForAWorktreeThatAnotherToolRemoved() throws Exception {
        agent.writes("half.txt", "half\n")
                .runs("own=$PWD; cd '" + run.scratch().path() + "' && git worktree remove -f -f \"$own\"")
                .endsWell();

        isCarriedOutAgain();
    }

    @Test
    void mayLoseTheLinkOfItsWorktree() throws Exception {
        agent.writes("done.txt", "done\n").runs("rm .git").endsWell();

        isTakenOver("done.txt");
    }

    @Test
    void canBeCancelledInAWorktreeThatIsGone() throws Exception {
        agent.runs("rm -rf \"$PWD\"").says("gone").waitsFor("nothing").endsWell();
        worker.pulse.answers(Pulse.Word.DETACH);
        assertThatThrownBy(() -> worker.carryOut(run.task("T1"))).hasMessage("DETACH");
        await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(worker.worktree()));

        worker.pulse.answers(Pulse.Word.CANCEL);

        assertThatThrownBy(() -> worker.carryOut(run.task("T1"))).hasMessage("CANCEL");
        assertThat(worker.sessions.find(worker.files("T1").directory())).isEmpty();
    }

    private void isCarriedOutAgain() throws Exception {
        ApplicationFailure failure = worker.failure(run.task("T1"));
        assertThat(failure.getMessage()).contains("taken away");
        ScriptedAgent.in(directory.resolve("agent"))
                .writes("done.txt", "done\n")
                .endsWell();

        assertThat(Worker.interruption(failure).ledger().failures()).isZero();
        isTakenOver("done.txt");
    }

    @Test
    void mayNotCommitOnAnothersBranch() throws Exception {
        git("branch", "release");
        String before = git("rev-parse", "release");
        agent.runs("own=$(git symbolic-ref --short HEAD) && git checkout --quiet release")
                .writes("done.txt", "done\n")
                .runs(COMMIT + " && git checkout --quiet \"$own\"")
                .writes("done.txt", "done\n")
                .endsWell();

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(failure.getMessage()).contains("moved what is not its own", "release (put back");
        assertThat(Worker.ledger(failure).failures()).isEqualTo(1);
        assertThat(git("rev-parse", "release")).isEqualTo(before);
        assertThat(git("log", "--format=%s", "--glob=refs/trackyard/wip/*")).contains("mine");
    }

    @Test
    void mayNotPushItsWorkOntoTheUsersBranch() throws Exception {
        git("checkout", "--quiet", "-b", "elsewhere");
        agent.writes("done.txt", "done\n")
                .runs(COMMIT + " && git push --quiet . HEAD:main")
                .endsWell();

        assertThat(worker.failure(run.task("T1")).getMessage()).contains("main (put back");
        assertThat(git("rev-parse", "main")).isEqualTo(run.open().plan().base());
    }

    @Test
    void mayNotMoveTheBranchOfTheRun() throws Exception {
        String tip = run.tip().hex();
        agent.writes("done.txt", "done\n")
                .runs(COMMIT + " && git branch --quiet -f trackyard/calm-otter HEAD")
                .endsWell();

        assertThat(worker.failure(run.task("T1")).getMessage()).contains("trackyard/calm-otter (put back");
        assertThat(run.tip().hex()).isEqualTo(tip);
    }

    @Test
    void mayNotMoveATagWhichIsToldAndNotPutBack() throws Exception {
        git("tag", "v1");
        agent.writes("done.txt", "done\n")
                .runs(COMMIT + " && git tag -f v1 HEAD")
                .endsWell();

        assertThat(worker.failure(run.task("T1")).getMessage()).contains("refs/tags/v1 (is at", "put it back yourself");
    }

    @Test
    void mayNotLeaveAStash() throws Exception {
        agent.writes("README.md", "changed\n")
                .runs("git stash --quiet")
                .writes("done.txt", "done\n")
                .endsWell();

        assertThat(worker.failure(run.task("T1")).getMessage()).contains("refs/stash");
        assertThat(git("stash", "list").lines()).hasSize(1);
    }

    @Test
    void isNotBlamedForWhatAPersonDoesMeanwhile() throws Exception {
        String theirs = run.work(run.tip(), "theirs.txt", "theirs\n").hex();
        git("branch", "release");
        git("branch", "old");
        String project = run.scratch().path().toString();
        agent.writes("done.txt", "done\n")
                .runs(COMMIT)
                // a person takes its commit in, moves one branch and deletes another
                .runs("cd '" + project + "' && git merge --quiet --ff-only '" + branchName() + "'")
                .runs("cd '" + project + "' && git update-ref refs/heads/release " + theirs)
                .runs("cd '" + project + "' && git branch --quiet -D old")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(git("show", "main:done.txt")).isEqualTo("done");
        assertThat(git("rev-parse", "release")).isEqualTo(theirs);
        assertThat(verdict.commit()).isNotEmpty();
    }

    @Test
    void isNotPutBackOverWhatAPersonDidSince() throws Exception {
        git("branch", "release");
        String base = run.tip().hex();
        String theirs = run.work(run.tip(), "theirs.txt", "theirs\n").hex();
        agent.writes("done.txt", "done\n")
                .runs("git update-ref refs/heads/release " + theirs + " " + base)
                .runs(COMMIT + " && git branch --quiet -f release HEAD")
                .endsWell();

        assertThat(worker.failure(run.task("T1")).getMessage()).contains("release (is at", "put it back yourself");
        assertThat(git("rev-parse", "release")).isEqualTo(git("rev-parse", branch()));
    }

    @Test
    void isBlamedByWhoeverCollectsItsSession() throws Exception {
        git("checkout", "--quiet", "-b", "elsewhere");
        agent.waitsFor("go")
                .writes("done.txt", "done\n")
                .runs(COMMIT + " && git push --quiet . HEAD:main")
                .endsWell();
        worker.pulse.answers(Pulse.Word.DETACH);
        assertThatThrownBy(() -> worker.carryOut(run.task("T1"))).hasMessage("DETACH");
        agent.receives("go");

        try (Worker second = new Worker(run)) {
            assertThat(second.failure(run.task("T1")).getMessage()).contains("main (put back");
        }
    }

    /** Verified, on the track's branch, with a clean worktree, and with nothing else changed. */
    @Test
    void mayNotMoveASubmoduleToACommitThatOnlyItHas() throws Exception {
        worker.close();
        run.close();
        run = withSubmodule("lib");
        worker = new Worker(run);
        agent.writes("done.txt", "done\n")
                .runs("git init --quiet lib && git -C lib -c user.name=me -c user.email=me@localhost"
                        + " commit --quiet --allow-empty -m mine")
                .endsWell();

        assertThat(worker.failure(run.task("T1")).getMessage())
                .contains("it moved submodules to commits that no remote of theirs has: lib (");
    }

    private ScratchRun withSubmodule(String path) throws Exception {
        Path place = Files.createDirectory(directory.resolve("with-submodule"));
        ScratchRepository scratch = ScratchRepository.in(place);
        scratch.git("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + "," + path);
        scratch.git("commit", "--quiet", "-m", "Add a submodule");
        return ScratchRun.in(
                place,
                scratch,
                new RunDraft().agent(agent.executable().toString()).track(TaskDraft.of("T1")));
    }

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

    private String branchName() {
        return run.open().refs().trackBranch(1, "1.A").shortName();
    }

    private String git(String... arguments) {
        return run.scratch().git(arguments);
    }

    private String worktree(String... arguments) {
        return run.scratch().gitAt(worker.worktree(), arguments);
    }
}
