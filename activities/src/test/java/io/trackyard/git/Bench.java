package io.trackyard.git;

import io.trackyard.testing.ScratchRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A scratch repository with a run in it: what most tests of this package begin with. */
final class Bench implements AutoCloseable {
    static final String RUN = "r1";
    static final Origin ORIGIN = new Origin(RUN, "T1", 1);
    static final long LARGEST_FILE = 100_000;

    final ScratchRepository scratch;
    final Repository repository;
    final RunRefs names = RunRefs.of(RUN);
    final Epochs epochs;
    final Epoch epoch;
    final Snapshots snapshots;
    final Worktrees worktrees;
    final WorkCommits workCommits;
    private final Path state;

    Bench(Path directory) {
        this(directory, ScratchRepository.in(directory));
    }

    Bench(Path directory, ScratchRepository scratch) {
        this.scratch = scratch;
        this.state = directory.resolve("state");
        this.repository = scratch.open();
        this.epochs = new Epochs(repository);
        this.epoch = epochs.take(names.taskEpoch("T1"));
        this.snapshots = new Snapshots(repository, scratch.time(), LARGEST_FILE);
        this.worktrees = new Worktrees(repository, snapshots);
        this.workCommits = new WorkCommits(repository, scratch.time());
    }

    Path place(String track) {
        return state.resolve("1-" + track);
    }

    RefName branch(String track) {
        return names.trackBranch(1, track);
    }

    /** Opens a track off the commit that is checked out. */
    Worktree open(String track) {
        return worktrees.open(place(track), branch(track), repository.head(), epoch);
    }

    Snapshot snapshot(Worktree worktree) {
        return snapshots.take(worktree, ORIGIN, epoch);
    }

    /** Commits what is in a worktree as verified work. */
    ObjectId commit(Worktree worktree, String subject) {
        CommitMessage message = new CommitMessage(subject, "", ORIGIN.trailers());
        return workCommits
                .commit(worktree, workCommits.capture(worktree, snapshot(worktree)), List.of(), message, epoch)
                .commit();
    }

    void write(Worktree worktree, String file, String content) {
        ScratchRepository.write(worktree.path(), file, content);
    }

    String git(Worktree worktree, String... arguments) {
        return scratch.gitAt(worktree.path(), arguments);
    }

    /** The files of a commit or snapshot, a line each. */
    List<String> files(ObjectId commit) {
        return scratch.git("ls-tree", "-r", "--name-only", commit.hex()).lines().toList();
    }

    String content(ObjectId commit, String file) {
        return scratch.git("show", commit.hex() + ":" + file);
    }

    ObjectId tip(RefName ref) {
        return repository.refs().read(ref).orElseThrow();
    }

    /** Everything of the user's that Trackyard must leave alone. */
    Map<String, String> belongings() {
        return scratch.belongings();
    }

    @Override
    public void close() {
        repository.close();
    }
}
