package io.trackyard.salvage;

import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.RefMove;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRefs;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A run of two tasks, T1 and T2 on a track each, in the middle of which its worker stopped for good. */
final class LeftBehind implements AutoCloseable {
    static final String RUN = ScratchRun.NAME;

    final ScratchRepository scratch;
    final ScratchRun run;
    final Repository repository;
    final Path state;
    private final RunRefs names = RunRefs.of(RUN);

    LeftBehind(Path directory) {
        this.state = directory.resolve("state");
        this.run = ScratchRun.in(
                directory, new RunDraft().track(TaskDraft.of("T1")).track(TaskDraft.of("T2")));
        this.scratch = run.scratch();
        this.repository = run.open().repository();
    }

    /** The worktree of a track, with a file in it that no commit has. */
    Worktree worktree(int track, String file) {
        Worktree worktree = worktrees()
                .open(
                        run.open().directory().worktree(run.track(track)),
                        names.trackBranch(1, "1." + (track == 1 ? "A" : "B")),
                        run.tip(),
                        epoch("T" + track));
        ScratchRepository.write(worktree.path(), file, "work\n");
        return worktree;
    }

    Snapshot snapshot(Worktree worktree, String task) {
        return new Snapshots(repository, scratch.time()).take(worktree, new Origin(RUN, task, 2), epoch(task));
    }

    void abandon(String task, Snapshot work) {
        repository.refs().demand(RefMove.unfenced().create(names.abandoned(task), work.commit()));
    }

    /** Brings a task into the run's branch, as a track's commit would come there. */
    ObjectId integrate(String task) {
        ObjectId before = run.tip();
        ObjectId commit = run.work(before, task + ".txt", "done\n");
        String message = scratch.git("log", "-1", "--format=%B", commit.hex()) + "\n\nTrackyard-Task: " + task;
        String tree = scratch.git("rev-parse", commit.hex() + "^{tree}");
        ObjectId done = ObjectId.of(scratch.git("commit-tree", tree, "-p", before.hex(), "-m", message));
        scratch.git("update-ref", "refs/heads/trackyard/" + RUN, done.hex());
        return done;
    }

    void land() {
        scratch.git("merge", "--quiet", "--ff-only", "trackyard/" + RUN);
    }

    Worktrees worktrees() {
        return new Worktrees(repository, new Snapshots(repository, scratch.time()));
    }

    Salvage salvage() {
        return new Salvage(repository, state);
    }

    /** No server is asked. */
    Cleaning cleaning() {
        return cleaning(name -> Optional.empty());
    }

    Cleaning cleaning(Function<String, Optional<Boolean>> server) {
        return new Cleaning(repository, state, InstantSource.fixed(ScratchRepository.NOW), server);
    }

    /** Plans and does it. */
    Cleaning.Cleaned clean(String... names) {
        List<String> named = List.of(names);
        return cleaning().carryOut(cleaning().plan(named), named);
    }

    /** Everything below {@code refs/}, a line each. */
    List<String> refs() {
        return scratch.git("for-each-ref", "--format=%(refname) %(objectname)")
                .lines()
                .toList();
    }

    boolean has(RefName ref) {
        return repository.refs().read(ref).isPresent();
    }

    RunRefs names() {
        return names;
    }

    private Epoch epoch(String task) {
        return new Epochs(repository)
                .current(names.taskEpoch(task))
                .orElseGet(() -> new Epochs(repository).take(names.taskEpoch(task)));
    }

    @Override
    public void close() {
        run.close();
    }
}
