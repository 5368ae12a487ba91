package io.trackyard.attempt;

import io.trackyard.activity.TaskRequest;
import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.RefName;
import io.trackyard.git.RunBranch;
import io.trackyard.git.Worktree;
import io.trackyard.plan.Task;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.runfiles.TaskFiles;

/**
 * All that one execution of a task's activity works on.
 *
 * @param request what was asked
 * @param run the run
 * @param task the task
 * @param files what is known of its attempts
 * @param worktree its track's
 * @param epoch the right to act for the task, taken by this execution
 */
record TaskBench(TaskRequest request, OpenRun run, Task task, TaskFiles files, Worktree worktree, Epoch epoch) {

    /** Where its snapshots and commits come from. */
    Origin origin(AttemptLedger ledger) {
        return new Origin(run.address().run(), request.task(), ledger.attempt());
    }

    /** What the run's branch holds now. */
    ObjectId tip() {
        return new RunBranch(run.repository(), run.address().run())
                .tip()
                .orElseThrow(() -> new IllegalStateException("the run's branch is gone"));
    }

    /** The branch of the track. */
    RefName branch() {
        return run.refs().trackBranch(request.track().lease(), RunDirectory.nameOf(request.track()));
    }
}
