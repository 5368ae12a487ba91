package io.trackyard.attempt;

import io.trackyard.activity.Errand;
import io.trackyard.git.CommitMessage;
import io.trackyard.git.ConflictedMerge;
import io.trackyard.git.ForeignWork;
import io.trackyard.git.MergeInMemory;
import io.trackyard.git.MergeOutcome;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Trailers;
import io.trackyard.git.Worktrees;
import io.trackyard.plan.EarlierWork;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.runfiles.TaskRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes the tree ready for a session. The first attempt starts from the run's tip; one in the middle goes on in the tree
 * that the one before left; the last one starts afresh from the tip; one that is to resolve a conflict finds it in the
 * tree. What was there before is in a snapshot, and what was made ready is recorded, so that it is done once.
 */
final class TreePreparation {
    private final TaskBench bench;
    private final Snapshots snapshots;
    private final Worktrees worktrees;
    private final InstantSource time;

    TreePreparation(TaskBench bench, InstantSource time) {
        this.bench = bench;
        this.time = time;
        this.snapshots = new Snapshots(bench.run().repository(), time);
        this.worktrees = new Worktrees(bench.run().repository(), snapshots).fencedBy(bench.fence());
    }

    /** Returns the record with the commit that the session's changes are compared with. */
    TaskRecord prepare(TaskRecord task) {
        String session = nameOf(task);
        if (session.equals(task.prepared())) {
            return task;
        }
        AttemptLedger ledger = task.ledger();
        ObjectId base;
        if (bench.request().errand() == Errand.CONFLICT && isFirstOfErrand(task)) {
            base = leaveConflict(ledger, verified(task));
        } else if (bench.request().errand() == Errand.RED_GATE && isFirstOfErrand(task)) {
            base = bringTipIn(ledger, verified(task));
        } else if (startsAfresh(task)) {
            base = bench.tip();
            reset(ledger, base);
            if (isFirst(task)) {
                bringEarlierWorkIn(ledger, base);
            }
        } else {
            base = ObjectId.of(Objects.requireNonNull(task.base(), "an attempt went before"));
            // the files stay; a HEAD elsewhere or a lock would keep this session from using git
            worktrees.returnToBranch(bench.worktree(), base, bench.epoch(), snapshot(ledger));
        }
        return bench.files().write(task.prepared(session, base.hex()));
    }

    /** One name for each session that has a tree of its own: a session that the infrastructure broke is none. */
    private String nameOf(TaskRecord task) {
        AttemptLedger ledger = task.ledger();
        return "%s-%d-%d-%d".formatted(errand(task), ledger.generation(), ledger.failures(), ledger.conflicts());
    }

    /** A task can be sent back several times, each time for another commit. */
    private String errand(TaskRecord task) {
        Errand errand = bench.request().errand();
        return errand == Errand.WORK
                ? errand.name()
                : errand + "-" + verified(task).hex();
    }

    private boolean isFirstOfErrand(TaskRecord task) {
        String before = task.prepared();
        return before == null || !before.startsWith(errand(task) + "-");
    }

    /** Whether an attempt begins from the run's tip, whatever was done before. */
    boolean startsAfresh(TaskRecord task) {
        // of a generation too: where a person grants a fresh start other tasks may have used the tree meanwhile
        boolean first = isFirst(task);
        boolean last = task.ledger().attempt() >= bench.request().limit();
        return first || (last && bench.request().errand() == Errand.WORK);
    }

    /** Whether nothing was tried before. */
    boolean isFirst(TaskRecord task) {
        return task.base() == null
                || (task.ledger().failures() == 0 && bench.request().errand() == Errand.WORK);
    }

    /** What another program has begun lies merged in the tree, or with the conflict marked; it is part of the work. */
    private void bringEarlierWorkIn(AttemptLedger ledger, ObjectId tip) {
        EarlierWork earlier = bench.task().earlier();
        Optional<ObjectId> found = earlier == null
                ? Optional.empty()
                : new ForeignWork(bench.run().repository(), time).commit(earlier.branch(), earlier.worktree());
        if (found.isEmpty() || bench.run().repository().isReachable(found.get(), tip)) {
            return;
        }
        mergeIn(ledger, tip, found.get(), "Take in what was begun on " + earlier.branch());
    }

    /** Leaves two commits merged in the tree: as a commit where that is possible, else with git's conflict markers. */
    private void mergeIn(AttemptLedger ledger, ObjectId ours, ObjectId theirs, String subject) {
        MergeInMemory merges = new MergeInMemory(bench.run().repository(), time);
        if (merges.merge(bench::worktree, ours, theirs) instanceof MergeOutcome.Clean clean) {
            CommitMessage message = new CommitMessage(
                    subject, "", new Trailers(bench.run().address().run(), null, null));
            reset(ledger, merges.commit(clean, List.of(ours, theirs), message));
        } else {
            new ConflictedMerge(bench.run().repository(), bench.fence()).leave(bench.worktree(), theirs);
        }
    }

    private void reset(AttemptLedger ledger, ObjectId to) {
        worktrees.reset(bench.worktree(), to, bench.epoch(), snapshot(ledger));
    }

    private Snapshot snapshot(AttemptLedger ledger) {
        return snapshots.take(bench.worktree(), bench.origin(ledger), bench.epoch());
    }

    /** The tree holds the verified work and, where the run's branch changed the same lines, git's conflict markers. */
    private ObjectId leaveConflict(AttemptLedger ledger, ObjectId verified) {
        reset(ledger, verified);
        ObjectId tip = bench.tip();
        new ConflictedMerge(bench.run().repository(), bench.fence()).leave(bench.worktree(), tip);
        return tip;
    }

    /** The tree is the merged one that did not pass the gate. */
    private ObjectId bringTipIn(AttemptLedger ledger, ObjectId verified) {
        reset(ledger, verified);
        ObjectId tip = bench.tip();
        mergeIn(ledger, verified, tip, "Take the run's tip in");
        return tip;
    }

    private static ObjectId verified(TaskRecord task) {
        return ObjectId.of(Objects.requireNonNull(task.verdict(), "a task is sent back after it was verified")
                .commit());
    }
}
