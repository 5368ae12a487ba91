package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.git.Epochs;
import io.trackyard.git.ObjectId;
import io.trackyard.policy.EvidenceRules;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.DoubtedGates;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import io.trackyard.verify.CheckResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateIT {
    private static final String COUNTED = "echo run >>\"$HOME/runs\"";

    @TempDir
    private Path directory;

    private ScratchRun run;

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void isNotRunAgainOnATreeThatPassedIt() {
        begin(COUNTED);
        ObjectId other = run.work(run.tip(), "a.txt", "other\n");

        assertThat(judge(run.tip())).isEqualTo(GateOutcome.GREEN);
        assertThat(judge(run.tip())).isEqualTo(GateOutcome.GREEN);
        assertThat(directory.resolve("home/runs")).hasContent("run\n");
        assertThat(judge(other)).isEqualTo(GateOutcome.GREEN);
        assertThat(directory.resolve("home/runs")).hasContent("run\nrun\n");
    }

    @Test
    void isRunOnceMoreWhereItIsRedAndSaysThatItWasChance() {
        begin("test -e \"$HOME/seen\" || { touch \"$HOME/seen\"; exit 7; }");

        GateOutcome outcome = judge(run.tip());

        assertThat(outcome.red()).isEmpty();
        assertThat(outcome.flaky().map(CheckResult::exit)).contains(7);
        assertThat(judge(run.tip())).isEqualTo(GateOutcome.GREEN);
    }

    @Test
    void isRedWhereItIsRedTwiceAndKeepsBothLogs() {
        begin(COUNTED + "; wc -l <\"$HOME/runs\"; exit 7");

        GateOutcome outcome = judge(run.tip());

        assertThat(outcome.flaky()).isEmpty();
        assertThat(outcome.red().map(CheckResult::tail).orElseThrow()).containsExactly("2");
        Path logs = run.open().directory().gateLogs("T1");
        assertThat(logs.resolve("check-1.log")).hasContent("1\n");
        assertThat(logs.resolve("again/check-1.log")).hasContent("2\n");
    }

    @Test
    void isNotTrustedThatFailed() {
        begin("test -e \"$HOME/mended\"");

        assertThat(judge(run.tip()).red()).isPresent();
        assertThat(directory.resolve("home/mended").toFile().mkdir()).isTrue();

        assertThat(judge(run.tip())).isEqualTo(GateOutcome.GREEN);
    }

    @Test
    void isRedWhereNoTestRanInItAndThatFails() {
        run = ScratchRun.in(
                directory,
                new RunDraft()
                        .gate("echo '============ no tests ran in 0.01s ============'")
                        .doubting(EvidenceRules.all(EvidenceRules.Level.FAIL))
                        .track(TaskDraft.of("T1")));

        assertThat(judge(run.tip()).red().map(CheckResult::line))
                .hasValueSatisfying(line -> assertThat(line).endsWith("(no test ran)"));
    }

    @Test
    void isGreenWhereNoTestRanInItAndThatIsOnlyNoted() {
        begin("echo '============ no tests ran in 0.01s ============'");

        assertThat(judge(run.tip())).isEqualTo(GateOutcome.GREEN);
        assertThat(judge(run.advance("b.txt", "more\n"))).isEqualTo(GateOutcome.GREEN);
        assertThat(new DoubtedGates(run.open().directory()).all())
                .singleElement()
                .asString()
                .startsWith("no test ran in echo '===")
                .endsWith(": ============ no tests ran in 0.01s ============");
    }

    private void begin(String... gate) {
        run = ScratchRun.in(directory, new RunDraft().gate(gate).track(TaskDraft.of("T1")));
    }

    private GateOutcome judge(ObjectId commit) {
        OpenRun open = run.open();
        return new Gate(new QueueWorktree(run.scratch().time()), new CommandRunner())
                .judge(
                        open,
                        "T1",
                        commit,
                        new Epochs(open.repository()).take(open.refs().queueEpoch()));
    }
}
