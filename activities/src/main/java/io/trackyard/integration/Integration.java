package io.trackyard.integration;

import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.IntegrationVerdict.Result;
import io.trackyard.agent.Feedback;
import io.trackyard.git.CommitMessage;
import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.MergeInMemory;
import io.trackyard.git.MergeOutcome;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RefMoveResult;
import io.trackyard.git.RunBranch;
import io.trackyard.git.RunCommit;
import io.trackyard.git.Trailers;
import io.trackyard.plan.Task;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.verify.CheckResult;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes a verified commit into the run's branch: merged in memory onto the tip, the merged tree gated, the branch moved
 * from the very tip the merge was made on, with the queue's epoch in the same transaction. Done again, it finds it done.
 */
final class Integration {
    /** Nobody but the queue moves the run's branch; a tip that changes this often is no race. */
    private static final int TRIES = 5;

    private final OpenRun run;
    private final QueueWorktree queue;
    private final Gate gate;
    private final InstantSource time;
    private final RunBranch branch;

    Integration(OpenRun run, QueueWorktree queue, Gate gate, InstantSource time) {
        this.run = run;
        this.queue = queue;
        this.gate = gate;
        this.time = time;
        this.branch = new RunBranch(run.repository(), run.address().run());
    }

    IntegrationVerdict integrate(IntegrationRequest request) {
        ObjectId commit = ObjectId.of(request.commit());
        Epoch epoch = new Epochs(run.repository()).take(run.refs().queueEpoch());
        for (int tried = 1; tried <= TRIES; tried++) {
            ObjectId tip = run.tip();
            if (run.repository().isReachable(commit, tip)) {
                return new IntegrationVerdict(
                        Result.INTEGRATED, holding(request, tip).hex(), "merged");
            }
            Optional<IntegrationVerdict> verdict = merge(request, commit, tip, epoch);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        throw new IllegalStateException("the branch of run %s is moved by somebody else"
                .formatted(run.plan().run()));
    }

    /** Empty when the tip moved meanwhile. */
    private Optional<IntegrationVerdict> merge(IntegrationRequest request, ObjectId commit, ObjectId tip, Epoch epoch) {
        MergeInMemory merges = new MergeInMemory(run.repository(), time);
        MergeOutcome outcome = merges.merge(() -> queue.at(run, tip, epoch), tip, commit);
        if (outcome instanceof MergeOutcome.Conflict conflict) {
            return Optional.of(conflict(request, conflict));
        }
        ObjectId merged = merges.commit((MergeOutcome.Clean) outcome, List.of(tip, commit), message(request));
        Optional<CheckResult> red = run.plan().policy().merging().gateAt() == GateAt.MERGE
                ? gate.firstFailure(run, request.task(), merged, epoch)
                : Optional.empty();
        if (red.isPresent()) {
            return Optional.of(red(request, red.get()));
        }
        RefMoveResult moved = branch.advance(merged, tip, epoch);
        return switch (moved) {
            case MOVED -> Optional.of(new IntegrationVerdict(Result.INTEGRATED, merged.hex(), "merged"));
            case CHANGED_MEANWHILE, LOCKED -> Optional.empty();
            case FENCED -> throw new IllegalStateException("another worker has taken the merge queue over");
        };
    }

    private IntegrationVerdict conflict(IntegrationRequest request, MergeOutcome.Conflict conflict) {
        String note = "conflicts with the run's branch in " + String.join(", ", conflict.paths());
        files(request)
                .writeFeedback(Feedback.of(
                        request.attempt(),
                        "Your work " + note
                                + ". Both sides lie in the tree with conflict markers: keep what both want. Where one side is"
                                + " to stay just as it is, say so by git add (git rm where the file goes).",
                        conflict.messages(),
                        List.of()));
        return new IntegrationVerdict(Result.CONFLICT, request.commit(), note);
    }

    private IntegrationVerdict red(IntegrationRequest request, CheckResult failed) {
        String note = "merged, the gate failed: " + failed.line();
        files(request)
                .writeFeedback(Feedback.of(
                        request.attempt(),
                        "Your work passed its own checks, but " + note + ". The merged tree lies before you.",
                        failed.tail(),
                        List.of()));
        return new IntegrationVerdict(Result.RED, request.commit(), note);
    }

    private CommitMessage message(IntegrationRequest request) {
        Task task = run.task(request.task());
        return new CommitMessage(
                run.plan().policy().merging().subject().of(task),
                "",
                new Trailers(run.address().run(), request.task(), request.attempt()));
    }

    /** The commit of the run's branch by which a task came in. */
    private ObjectId holding(IntegrationRequest request, ObjectId tip) {
        return branch.commitsSince(ObjectId.of(run.plan().base())).stream()
                .filter(commit -> request.task().equals(commit.trailers().task()))
                .map(RunCommit::id)
                .findFirst()
                .orElse(tip);
    }

    private TaskFiles files(IntegrationRequest request) {
        return new TaskFiles(run.directory().task(request.task()));
    }
}
