import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.RefMove;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRefs;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import java.nio.file.Path;
import java.time.InstantSource;

/** What of a run lies in git, and no more: a branch, and worktrees of tracks, by the classes that a worker uses. */
final class BareRun implements AutoCloseable {
    private static final String NAME = "figures";

    private final Repository repository;
    private final Path places;
    private final RunRefs names = RunRefs.of(NAME);
    private final Epoch epoch;
    private final Snapshots snapshots;
    private final Worktrees worktrees;

    BareRun(Path clone, Path places) {
        this.repository = Repository.open(clone, System.getenv());
        this.places = places;
        this.epoch = new Epochs(repository).take(names.taskEpoch("task"));
        this.snapshots = new Snapshots(repository, InstantSource.system());
        this.worktrees = new Worktrees(repository, snapshots);
        repository.refs().demand(RefMove.fencedBy(epoch).create(names.branch(), repository.head()));
    }

    ObjectId tip() {
        return repository.head();
    }

    Worktree open(String track) {
        return worktrees.open(places.resolve(track), names.trackBranch(1, track), tip(), epoch);
    }

    Snapshot snapshot(Worktree worktree) {
        return snapshots.take(worktree, new Origin(NAME, "task", 1), epoch);
    }

    void reset(Worktree worktree, Snapshot taken) {
        worktrees.reset(worktree, tip(), epoch, taken);
    }

    void remove(Worktree worktree, Snapshot taken) {
        worktrees.remove(worktree, taken, snapshots.wouldLose(worktree));
    }

    @Override
    public void close() {
        repository.close();
    }
}
