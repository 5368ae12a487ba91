package io.trackyard.attempt;

import io.trackyard.activity.TaskRequest;
import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.RefMove;
import io.trackyard.git.RefName;
import io.trackyard.git.Refs;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Worktree;
import io.trackyard.plan.Task;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.runfiles.OpenRun;
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
        return run.tip();
    }

    /** Whether no attempt is left. */
    boolean isSpent(AttemptLedger ledger) {
        return ledger.failures() >= request.limit();
    }

    /** Gives an abandoned task's last work a ref of its own, by which a person finds it. */
    void keepAbandoned(Snapshot work) {
        RefName ref = run.refs().abandoned(request.task());
        Refs refs = run.repository().refs();
        RefMove fence = RefMove.fencedBy(epoch);
        refs.demand(refs.read(ref)
                .map(before -> fence.update(ref, work.commit(), before))
                .orElseGet(() -> fence.create(ref, work.commit())));
    }
}
