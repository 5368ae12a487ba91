package io.trackyard.origin;

import io.trackyard.git.CommitMessage;
import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RefMoveResult;
import io.trackyard.git.RunBranch;
import io.trackyard.git.Trailers;
import io.trackyard.git.WorkCommits;
import io.trackyard.git.Worktree;
import io.trackyard.integration.QueueWorktree;
import io.trackyard.runfiles.OpenRun;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a source is written to. What git tracks changes in commits on the run's branch alone, so that nobody's checkout is
 * touched; what it does not track is written where it was read.
 */
final class WriteBackPlace {
    /** Nothing else moves the run's branch meanwhile: the workflow sees to that. */
    private static final int TRIES = 5;

    private final OpenRun run;
    private final InstantSource time;

    WriteBackPlace(OpenRun run, InstantSource time) {
        this.run = run;
        this.time = time;
    }

    /**
     * Writes, in the place that is right; again, where the branch was moved meanwhile.
     *
     * @param onBranch whether git tracks what is written
     * @param what what is written, for the subject of a commit: {@code "write bd-1 back"}
     * @param writing writes in a tree of the repository
     */
    <T> T write(boolean onBranch, String what, Function<Path, T> writing) {
        return onBranch
                ? onBranch(what, writing)
                : writing.apply(run.repository().topLevel());
    }

    private <T> T onBranch(String what, Function<Path, T> writing) {
        Epoch epoch = new Epochs(run.repository()).take(run.refs().queueEpoch());
        for (int tried = 1; tried <= TRIES; tried++) {
            ObjectId tip = run.tip();
            Worktree worktree = new QueueWorktree(time).at(run, tip, epoch);
            T written = writing.apply(worktree.path());
            Optional<ObjectId> commit = new WorkCommits(run.repository(), time).onto(worktree, tip, message(what));
            if (commit.isEmpty() || moved(commit.get(), tip, epoch)) {
                return written;
            }
        }
        throw new IllegalStateException("the branch of run %s is moved by somebody else"
                .formatted(run.plan().run()));
    }

    private boolean moved(ObjectId commit, ObjectId tip, Epoch epoch) {
        RefMoveResult result = new RunBranch(run.repository(), run.plan().run()).advance(commit, tip, epoch);
        if (result == RefMoveResult.FENCED) {
            throw new IllegalStateException("another worker has taken the run's branch over");
        }
        return result == RefMoveResult.MOVED;
    }

    private CommitMessage message(String what) {
        return new CommitMessage(
                "chore: %s to %s".formatted(what, run.plan().origin().format()),
                "",
                new Trailers(run.address().run(), null, null));
    }
}
