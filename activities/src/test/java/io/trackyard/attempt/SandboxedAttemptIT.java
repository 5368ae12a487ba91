package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.Containment;
import io.trackyard.policy.OutputLimits;
import io.trackyard.policy.SandboxRules;
import io.trackyard.policy.SandboxRules.Network;
import io.trackyard.process.Command;
import io.trackyard.process.Sandbox;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.PidNamespace;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session and its checks in bubblewrap. */
@InPidNamespace
class SandboxedAttemptIT {
    @TempDir
    private Path directory;

    private ScriptedAgent agent;
    private ScratchRun run;
    private Worker worker;

    @BeforeEach
    void begin() throws Exception {
        Path real = directory.toRealPath();
        agent = ScriptedAgent.in(real.resolve("agent"));
        SandboxRules rules = new SandboxRules(
                "bwrap", "bwrap", Network.OFF, List.of(real.resolve("agent").toString()));
        Command like = Command.of("true").in(real).withEnvironment(Map.of("PATH", System.getenv("PATH")));
        assumeTrue(
                Sandbox.ofChecks(rules).refusal(like, real).isEmpty(),
                "bubblewrap is not there, or user namespaces are refused");
        run = ScratchRun.in(
                real,
                new RunDraft()
                        .agent(agent.executable().toString())
                        .contained(new Containment(OutputLimits.DEFAULT, rules))
                        .track(TaskDraft.of("T1")
                                .checkedBy("git log -1 --format=%s | grep -q Mine && ! touch /etc/outside")));
        worker = new Worker(run);
    }

    @AfterEach
    void close() {
        if (worker != null) {
            worker.close();
            run.close();
        }
    }

    @Test
    void worksInItsWorktreeCommitsAndLeavesNothing() throws Exception {
        agent.writes("new.txt", "new\n")
                .runs("git add new.txt && git commit -q -m Mine")
                .runs("git config filter.evil.clean 'touch /tmp/sprung'; touch \"$HOME/x\"; touch /tmp/mine; true")
                .runs("(env -i setsid sh -c 'trap \"\" TERM HUP; while :; do sleep 300; done' >/dev/null 2>&1 &)")
                .endsWell();
        Map<String, String> before = run.scratch().belongings();

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(run.scratch().git("show", verdict.commit() + ":new.txt")).isEqualTo("new");
        assertThat(run.scratch().belongings()).isEqualTo(before);
        assertThat(directory.resolve("home/x")).doesNotExist();
        assertThat(Path.of("/tmp/mine")).doesNotExist();
        assertThat(worker.files("T1").directory().path().resolve("tmp")).doesNotExist();
        assertThat(programs()).containsOnly("git");
    }

    @Test
    void isEndedAsAnyOther() throws Exception {
        agent.writes("new.txt", "new\n").waitsFor("never");

        worker.pulse.meanwhile(() -> {
            if (Files.exists(worker.worktree().resolve("new.txt"))) {
                worker.pulse.answers(Pulse.Word.CANCEL);
            }
        });

        assertThatThrownBy(() -> worker.carryOut(run.task("T1"))).hasMessage("CANCEL");
        assertThat(programs()).containsOnly("git");
    }

    /** What is alive; one git waits for refs to move as long as the worker does. */
    private static List<String> programs() throws Exception {
        List<String> names = new ArrayList<>();
        for (long pid : PidNamespace.others()) {
            names.add(Files.readString(Path.of("/proc/" + pid + "/comm")).strip());
        }
        return names;
    }
}
