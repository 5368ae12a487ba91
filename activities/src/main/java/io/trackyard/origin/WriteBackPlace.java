package io.trackyard.origin;

import io.trackyard.activity.TaskNews;
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
import io.trackyard.source.SourceWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where outcomes are written. What git tracks changes in commits on the run's branch alone, so that nobody's checkout is
 * touched; what it does not track is written where it was read.
 */
final class WriteBackPlace {
    /** Nothing else moves the run's branch meanwhile: the workflow sees to that. */
    private static final int TRIES = 5;

    private final OpenRun run;
    private final Function<Path, Optional<SourceWriter>> writers;
    private final InstantSource time;

    /** {@code writers}: what writes to the run's source in a tree of its repository, if it is there. */
    WriteBackPlace(OpenRun run, Function<Path, Optional<SourceWriter>> writers, InstantSource time) {
        this.run = run;
        this.writers = writers;
        this.time = time;
    }

    void inPlace(List<TaskNews> news) {
        writers.apply(run.repository().topLevel())
                .ifPresent(writer -> writer.write(run.plan().run(), news));
    }

    void onBranch(List<TaskNews> news) {
        Epoch epoch = new Epochs(run.repository()).take(run.refs().queueEpoch());
        for (int tried = 1; tried <= TRIES; tried++) {
            ObjectId tip = run.tip();
            Worktree worktree = new QueueWorktree(time).at(run, tip, epoch);
            writers.apply(worktree.path())
                    .ifPresent(writer -> writer.write(run.plan().run(), news));
            Optional<ObjectId> commit = new WorkCommits(run.repository(), time).onto(worktree, tip, message(news));
            if (commit.isEmpty() || moved(commit.get(), tip, epoch)) {
                return;
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

    private CommitMessage message(List<TaskNews> news) {
        String what = news.size() == 1 ? news.get(0).task() : news.size() + " tasks";
        return new CommitMessage(
                "chore: write %s back to %s".formatted(what, run.plan().origin().format()),
                "",
                new Trailers(run.address().run(), null, null));
    }
}
