package io.trackyard.integration;

import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Worktree;
import io.trackyard.plan.Check;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.verify.CheckResult;
import io.trackyard.verify.Checks;
import java.util.List;
import java.util.Optional;

/** The commands that a merged tree must pass before the run's branch moves to it. */
final class Gate {
    private final QueueWorktree queue;
    private final Checks checks;

    Gate(QueueWorktree queue, CommandRunner runner) {
        this.queue = queue;
        this.checks = new Checks(runner);
    }

    /**
     * Checks a merged commit out in the queue's worktree and runs the gate there.
     *
     * @param name what it is for: its logs are kept under it
     * @return the command that failed, or empty when all passed or there is none
     */
    Optional<CheckResult> firstFailure(OpenRun run, String name, ObjectId merged, Epoch epoch) {
        List<Check> gate = run.plan().policy().gate();
        if (gate.isEmpty()) {
            return Optional.empty();
        }
        Worktree worktree = queue.at(run, merged, epoch);
        return checks.firstFailure(
                gate,
                worktree.path(),
                run.directory().environment().variables(),
                run.directory().gateLogs(name));
    }
}
