package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.GateVerdict;
import io.trackyard.git.Epochs;
import io.trackyard.plan.Check;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.GateTimeout;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate at the end of a phase. */
class PhaseGateIT {
    private static final Check ENDLESS = new Check("sleep 1000", 1);

    @TempDir
    private Path directory;

    private ScratchRun run;

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void passesWhatEveryCommandPasses() {
        assertThat(gate(GateTimeout.INCONCLUSIVE, Check.of("true"), Check.of("test -e README.md")))
                .isEqualTo(new GateVerdict(true, false, ""));
    }

    @Test
    void isInconclusiveWhereACommandDoesNotEndInItsTime() {
        assertThat(gate(GateTimeout.INCONCLUSIVE, ENDLESS, Check.of("true")))
                .isEqualTo(new GateVerdict(false, true, "the gate is inconclusive: sleep 1000 (took longer than 1 s)"));
    }

    @Test
    void isInconclusiveWhereACommandsOwnLimitIsUp() {
        assertThat(gate(GateTimeout.INCONCLUSIVE, Check.of("exit 124")))
                .isEqualTo(new GateVerdict(false, true, "the gate is inconclusive: exit 124 (exit 124)"));
    }

    @Test
    void isRedWhereACommandFailsAfterOneThatDidNotEnd() {
        assertThat(gate(GateTimeout.INCONCLUSIVE, Check.of("exit 124"), Check.of("exit 3"), Check.of("true")))
                .isEqualTo(new GateVerdict(false, false, "the gate failed: exit 3 (exit 3)"));
    }

    @Test
    void isRedWhereThePolicyKnowsNothingInconclusive() {
        assertThat(gate(GateTimeout.RED, Check.of("exit 124"), Check.of("touch $HOME/reached")))
                .isEqualTo(new GateVerdict(false, false, "the gate failed: exit 124 (exit 124)"));
        assertThat(directory.resolve("home/reached")).doesNotExist();
    }

    private GateVerdict gate(GateTimeout timeout, Check... commands) {
        MergeRules rules = new MergeRules(CommitSubject.of("Merge {id}"), Order.ENTRY, GateAt.PHASE, timeout);
        run = ScratchRun.in(
                directory, new RunDraft().gate(commands).merging(rules).track(TaskDraft.of("T1")));
        OpenRun open = run.open();
        return new Gate(new QueueWorktree(run.scratch().time()), new CommandRunner())
                .atPhaseEnd(
                        open,
                        1,
                        run.tip(),
                        new Epochs(open.repository()).take(open.refs().queueEpoch()));
    }
}
