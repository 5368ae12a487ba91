package io.trackyard.background.host;

import io.trackyard.git.ChangedPath;
import io.trackyard.git.CommitMessage;
import io.trackyard.git.Epoch;
import io.trackyard.git.Losses;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.RefMove;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRefs;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Trailers;
import io.trackyard.git.TreeState;
import io.trackyard.git.WorkCommits;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.plan.Changes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worktree for a session that edits, off the commit that was checked out when its task was launched. What it does is
 * committed to a branch of the task's own, which nothing merges.
 */
final class OwnWorktree implements Workplace {
    private final Repository repository;
    private final BackgroundFiles files;
    private final BackgroundCard card;
    private final Epoch epoch;
    private final InstantSource time;
    private final Snapshots snapshots;
    private final Worktrees worktrees;
    private final Worktree worktree;
    private final RefName branch;
    private final ObjectId base;

    /** Makes the worktree, or finds it as it was left. */
    OwnWorktree(Repository repository, BackgroundFiles files, Epoch epoch, InstantSource time) {
        this.repository = repository;
        this.files = files;
        this.card = files.card();
        this.epoch = epoch;
        this.time = time;
        this.snapshots = new Snapshots(repository, time);
        this.worktrees = new Worktrees(repository, snapshots);
        this.branch = RunRefs.backgroundBranch(card.id());
        this.base = ObjectId.of(Optional.ofNullable(card.work().base()).orElseThrow());
        this.worktree = worktrees.open(files.worktree(), branch, base, epoch);
    }

    @Override
    public Path path() {
        return worktree.path();
    }

    @Override
    public long epoch() {
        return epoch.number();
    }

    @Override
    public void prepare(int launch) {
        if (files.seenBefore(launch).isEmpty()) {
            worktrees.reset(worktree, base, epoch, snapshot());
            files.write(new SeenBefore(launch, Map.of()));
        }
    }

    @Override
    public void keep() {
        snapshot();
    }

    @Override
    public Finding judge(int launch) {
        Snapshot kept = snapshot();
        worktrees.returnToBranch(worktree, base, epoch, kept);
        WorkCommits commits = new WorkCommits(repository, time);
        TreeState state = commits.capture(worktree, kept);
        List<ChangedPath> changed = commits.changes(base, state.tree());
        if (changed.isEmpty()) {
            return card.work().changes() == Changes.REQUIRED
                    ? Finding.failed("it changed nothing")
                    : Finding.noted("it changed nothing");
        }
        commits.commit(worktree, state, List.of(), message(), epoch);
        return new Finding(null, note(changed, state), branch.shortName());
    }

    @Override
    public Finding lookAtFailed(int launch) {
        Snapshot kept = snapshot();
        return repository.commit(base).tree().equals(kept.tree())
                ? Finding.NOTHING
                : Finding.noted("what it did is kept in " + kept.ref().value());
    }

    @Override
    public void close() {
        Snapshot last = snapshot();
        Losses losses = snapshots.wouldLose(worktree);
        if (losses.unheld().isEmpty()) {
            worktrees.remove(worktree, last, losses);
            deleteBranchWithoutWork();
        }
    }

    private void deleteBranchWithoutWork() {
        repository
                .refs()
                .read(branch)
                .filter(base::equals)
                .ifPresent(tip -> repository.refs().move(RefMove.fencedBy(epoch).delete(branch, tip)));
    }

    private Snapshot snapshot() {
        return snapshots.take(worktree, new Origin(RunRefs.BACKGROUND, card.id(), card.launch()), epoch);
    }

    /** Without the trailer of a task: a run whose plan has a task of this name must not take it for done. */
    private CommitMessage message() {
        return new CommitMessage(
                "bg %s: %s".formatted(card.id(), card.title()),
                "",
                new Trailers(RunRefs.BACKGROUND, null, card.launch()));
    }

    private String note(List<ChangedPath> changed, TreeState state) {
        String note = "%d %s changed on %s"
                .formatted(changed.size(), changed.size() == 1 ? "file" : "files", branch.shortName());
        return state.leftOut().isEmpty() ? note : note + ", left out: " + String.join(", ", state.leftOut());
    }
}
