package io.trackyard.integration;

import io.trackyard.activity.BatchVerdict;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.IntegrationVerdict.Result;
import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.ObjectId;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.LeftWork;
import io.trackyard.runfiles.LeftBranches;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.TaskFiles;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes verified commits into the run's branch: merged in memory onto the tip, the merged tree gated, the branch moved
 * from the very tip the merge was made on, with the queue's epoch in the same transaction. Done again, it finds it done.
 */
final class Integration {
    private final OpenRun run;
    private final QueueWorktree queue;
    private final Gate gate;
    private final InstantSource time;

    Integration(OpenRun run, QueueWorktree queue, Gate gate, InstantSource time) {
        this.run = run;
        this.queue = queue;
        this.gate = gate;
        this.time = time;
    }

    /** Of a batch, whose merging is another program's, only what others of it need is taken in. */
    IntegrationVerdict integrate(IntegrationRequest request) {
        BatchCall batch = run.plan().origin().batch();
        if (batch == null) {
            return takeIn(List.of(request)).verdicts().get(0);
        }
        boolean isNeeded =
                run.plan().tasks().stream().anyMatch(task -> task.needs().contains(TaskId.of(request.task())));
        if (isNeeded) {
            IntegrationVerdict taken = takeIn(List.of(request)).verdicts().get(0);
            if (taken.result() != Result.INTEGRATED) {
                return taken;
            }
        }
        LeftWork left = new LeftBranches(run, batch).leave(request.task(), ObjectId.of(request.commit()));
        TaskFiles files = new TaskFiles(run.directory().task(request.task()));
        files.write(files.read().left(left));
        return new IntegrationVerdict(Result.READY, request.commit(), "left on " + left.branch());
    }

    /** Several, gated together as far as they pass. */
    BatchVerdict integrateAll(List<IntegrationRequest> requests) {
        return run.plan().origin().batch() == null
                ? takeIn(requests)
                : new BatchVerdict(requests.stream().map(this::integrate).toList(), 0);
    }

    private BatchVerdict takeIn(List<IntegrationRequest> requests) {
        Epoch epoch = new Epochs(run.repository()).take(run.refs().queueEpoch());
        return new QueueWork(run, gate, new Chains(run, queue, epoch, time), epoch).takeIn(requests);
    }
}
