package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.Errand;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.git.ObjectId;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions for work that was verified and sent back. */
class ErrandIT {
    private static final AttemptLedger CONFLICTED = AttemptLedger.none().conflicted();

    @TempDir
    private Path directory;

    private ScratchRun run;
    private Worker worker;

    @BeforeEach
    void verify() throws Exception {
        agent().writes("src/a.txt", "mine\n").endsWell();
        run = ScratchRun.in(
                directory,
                new RunDraft()
                        .agent(directory.resolve("agent/agent").toString())
                        .track(TaskDraft.of("T1").touching("src/**")));
        worker = new Worker(run);
        worker.carryOut(run.task("T1"));
    }

    @AfterEach
    void close() {
        worker.close();
        run.close();
    }

    @Test
    void findsTheConflictInTheTreeAndCommitsItsResolutionAsAMerge() throws Exception {
        ObjectId tip = run.advance("src/a.txt", "theirs\n");
        String verified = verified();
        agent().runs("cp src/a.txt \"$(dirname \"$TRACKYARD_PROMPT_FILE\")/seen\"")
                .writes("src/a.txt", "mine and theirs\n")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1", CONFLICTED, Errand.CONFLICT));

        assertThat(Files.readString(worker.files("T1").directory().file("seen")))
                .contains("<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> " + tip.hex());
        assertThat(git("log", "-1", "--format=%P", verdict.commit())).isEqualTo(verified + " " + tip.hex());
        assertThat(git("show", verdict.commit() + ":src/a.txt")).isEqualTo("mine and theirs");
        assertThat(verdict.ledger()).isEqualTo(CONFLICTED);
    }

    @Test
    void failsWhileConflictMarkersAreLeft() throws Exception {
        run.advance("src/a.txt", "theirs\n");
        agent().endsWell();

        ApplicationFailure failure = worker.failure(run.task("T1", CONFLICTED, Errand.CONFLICT));

        assertThat(failure.getOriginalMessage()).isEqualTo("conflict markers are left in src/a.txt");
    }

    @Test
    void isNotDeceivedByMarkersThatWereAddedOrCommitted() throws Exception {
        run.advance("src/a.txt", "theirs\n");
        agent().runs("git add -A").endsWell();
        ApplicationFailure added = worker.failure(run.task("T1", CONFLICTED, Errand.CONFLICT));
        agent().runs("git add -A && git commit --quiet --no-edit").endsWell();

        ApplicationFailure committed = worker.failure(run.task("T1", Worker.ledger(added), Errand.CONFLICT));

        assertThat(added.getOriginalMessage()).isEqualTo("conflict markers are left in src/a.txt");
        assertThat(committed.getOriginalMessage()).isEqualTo("conflict markers are left in src/a.txt");
    }

    @Test
    void goesOnResolvingWhereTheAttemptBeforeStopped() throws Exception {
        run.advance("src/a.txt", "theirs\n");
        agent().writes("src/b.txt", "first\n").endsWell();
        ApplicationFailure first = worker.failure(run.task("T1", CONFLICTED, Errand.CONFLICT));
        agent().writes("src/a.txt", "both\n").endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1", Worker.ledger(first), Errand.CONFLICT));

        assertThat(git("log", "-1", "--format=%P", verdict.commit()).split(" ")).hasSize(2);
        assertThat(git("show", verdict.commit() + ":src/b.txt")).isEqualTo("first");
    }

    @Test
    void findsASecondConflictInTheTreeToo() throws Exception {
        run.advance("src/a.txt", "theirs\n");
        agent().writes("src/a.txt", "both\n").endsWell();
        worker.carryOut(run.task("T1", CONFLICTED, Errand.CONFLICT));
        ObjectId tip = run.advance("src/a.txt", "theirs again\n");
        agent().runs("cp src/a.txt \"$(dirname \"$TRACKYARD_PROMPT_FILE\")/seen\"")
                .writes("src/a.txt", "all three\n")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1", CONFLICTED.conflicted(), Errand.CONFLICT));

        assertThat(Files.readString(worker.files("T1").directory().file("seen")))
                .contains("both\n=======\ntheirs again\n");
        assertThat(run.open().repository().isReachable(tip, ObjectId.of(verdict.commit())))
                .isTrue();
        assertThat(git("show", verdict.commit() + ":src/a.txt")).isEqualTo("all three");
    }

    @Test
    void findsTheMergedTreeThatDidNotPassTheGate() throws Exception {
        ObjectId tip = run.advance("other.txt", "theirs\n");
        agent().runs("cat other.txt src/a.txt >src/both.txt").endsWell();

        TaskVerdict verdict =
                worker.carryOut(run.task("T1", AttemptLedger.none().failed(), Errand.RED_GATE));

        assertThat(git("show", verdict.commit() + ":src/both.txt")).isEqualTo("theirs\nmine");
        assertThat(git("diff", "--name-only", tip.hex(), verdict.commit())).isEqualTo("src/a.txt\nsrc/both.txt");
    }

    @Test
    void findsTheMergedTreeAfterASecondRedGateToo() throws Exception {
        run.advance("other.txt", "theirs\n");
        agent().writes("src/b.txt", "mended\n").endsWell();
        worker.carryOut(run.task("T1", AttemptLedger.none().failed(), Errand.RED_GATE));
        ObjectId tip = run.advance("more.txt", "theirs too\n");
        agent().runs("cat more.txt >src/more.txt").endsWell();

        TaskVerdict verdict =
                worker.carryOut(run.task("T1", AttemptLedger.none().failed().failed(), Errand.RED_GATE));

        assertThat(git("show", verdict.commit() + ":src/more.txt")).isEqualTo("theirs too");
        assertThat(run.open().repository().isReachable(tip, ObjectId.of(verdict.commit())))
                .isTrue();
    }

    private ScriptedAgent agent() throws Exception {
        return ScriptedAgent.in(directory.resolve("agent"));
    }

    private String verified() {
        return git("rev-parse", run.open().refs().trackBranch(1, "1.A").value());
    }

    private String git(String... arguments) {
        return run.scratch().git(arguments);
    }
}
