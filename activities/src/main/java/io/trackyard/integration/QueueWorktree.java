package io.trackyard.integration;

import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.runfiles.OpenRun;
import java.nio.file.Files;
import java.time.InstantSource;

/** The merge queue's own worktree, on no branch: merges read their attributes there, and gates run in it. */
public final class QueueWorktree {
    /** Its snapshots are nobody's work; they keep what a gate command left behind. */
    private static final String NAME = "merge-queue";

    private final InstantSource time;

    public QueueWorktree(InstantSource time) {
        this.time = time;
    }

    /** The worktree with exactly this commit in it; ignored files stay, so that builds need not begin anew. */
    public Worktree at(OpenRun run, ObjectId commit, Epoch epoch) {
        Snapshots snapshots = new Snapshots(run.repository(), time);
        Worktrees worktrees = new Worktrees(run.repository(), snapshots);
        Worktree worktree = worktrees.openDetached(run.directory().queueWorktree(), commit);
        boolean there = worktrees.head(worktree).filter(commit::equals).isPresent()
                && worktrees.dirtyFiles(worktree).isEmpty();
        if (!there) {
            worktrees.reset(worktree, commit, epoch, snapshot(run, snapshots, worktree, epoch));
        }
        return worktree;
    }

    /** The worktree as somebody left it who works in it; made from this commit where it is not there. */
    public Worktree asLeft(OpenRun run, ObjectId commit) {
        Worktrees worktrees = new Worktrees(run.repository(), new Snapshots(run.repository(), time));
        return worktrees.openDetached(run.directory().queueWorktree(), commit);
    }

    /** Keeps what is in it. */
    public void keep(OpenRun run, Worktree worktree, Epoch epoch) {
        snapshot(run, new Snapshots(run.repository(), time), worktree, epoch);
    }

    /** Removes it at the end of a run, if anything made it necessary to have one. */
    void remove(OpenRun run, Epoch epoch, ObjectId tip) {
        if (!Files.exists(run.directory().queueWorktree())) {
            return;
        }
        Snapshots snapshots = new Snapshots(run.repository(), time);
        Worktree worktree = at(run, tip, epoch);
        Snapshot last = snapshot(run, snapshots, worktree, epoch);
        new Worktrees(run.repository(), snapshots).remove(worktree, last, snapshots.wouldLose(worktree));
    }

    private static Snapshot snapshot(OpenRun run, Snapshots snapshots, Worktree worktree, Epoch epoch) {
        return snapshots.take(worktree, new Origin(run.address().run(), NAME, 0), epoch);
    }
}
