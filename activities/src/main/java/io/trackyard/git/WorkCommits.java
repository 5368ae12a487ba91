package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes Trackyard's own commits of what is in a worktree. By commit-tree and a fenced move of the branch, not by
 * {@code git commit}, which checks nothing at the moment it moves the branch. The session has ended by then.
 */
public final class WorkCommits {
    private final Repository repository;
    private final Commits commits;

    public WorkCommits(Repository repository, InstantSource time) {
        this.repository = repository;
        this.commits = new Commits(repository, time);
    }

    /**
     * Stores what is in a worktree as git would commit it, filters run. No ref moves, and the worktree's index stays.
     *
     * @param taken what was kept of the worktree since anybody last changed it. Where no filter is configured that is the
     *     state already, and no file is read again
     */
    public TreeState capture(Worktree worktree, Snapshot taken) {
        if (taken.isCommittable()) {
            PrivateIndex.copy(worktree.snapshotIndex(), worktree.commitIndex());
            return new TreeState(
                    taken.tree(),
                    taken.unheld().stream()
                            .filter(Unheld::isLeftOutOfCommits)
                            .map(Unheld::path)
                            .toList());
        }
        ObjectId tip = tip(worktree);
        PrivateIndex index = PrivateIndex.fresh(repository.git().at(worktree.path()), worktree.commitIndex(), tip);
        List<String> nested =
                index.notStaged().stream().filter(path -> path.endsWith("/")).toList();
        boolean complete = index.addAll(nested);
        ObjectId tree = index.writeTree();
        List<String> leftOut = new ArrayList<>(complete ? nested : index.notStaged());
        repository.submodules().unheld(worktree, repository.objects().listing(tree)).stream()
                .map(Unheld::path)
                .forEach(leftOut::add);
        return new TreeState(tree, leftOut);
    }

    /** The paths that differ between a commit and a tree; in git's order. */
    public List<ChangedPath> changes(ObjectId base, ObjectId tree) {
        return repository.objects().changes(base, tree);
    }

    /**
     * Commits a state on top of the branch, and leaves HEAD on the branch and the index clean. Commits that a session made
     * stay below. Doing it again changes nothing.
     *
     * @param merged further parents, where the state is a merge that was resolved
     * @throws RefMoveRefusedException if the epoch is over, or the branch moved meanwhile
     */
    public WorkCommit commit(
            Worktree worktree, TreeState state, List<ObjectId> merged, CommitMessage message, Epoch epoch) {
        ObjectId tip = tip(worktree);
        boolean done = repository.commit(tip).tree().equals(state.tree())
                && merged.stream().allMatch(parent -> repository.isReachable(parent, tip));
        RefMove fence = RefMove.fencedBy(epoch);
        ObjectId commit = done ? tip : commits.write(state.tree(), parents(tip, merged), message);
        repository.refs().demand(done ? fence : fence.update(worktree.ownBranch(), commit, tip));
        refresh(worktree);
        return new WorkCommit(commit, !done);
    }

    /**
     * Commits all that was changed in a worktree on no branch since a commit was checked out there. No ref moves.
     *
     * @return the commit, or empty where nothing was changed
     */
    public Optional<ObjectId> onto(Worktree worktree, ObjectId tip, CommitMessage message) {
        PrivateIndex index = PrivateIndex.fresh(repository.git().at(worktree.path()), worktree.commitIndex(), tip);
        index.addAll(List.of());
        ObjectId tree = index.writeTree();
        return tree.equals(repository.commit(tip).tree())
                ? Optional.empty()
                : Optional.of(commits.write(tree, List.of(tip), message));
    }

    private void refresh(Worktree worktree) {
        FileTrees.delete(worktree.administration().resolve("index.lock"));
        boolean captured = Files.exists(worktree.commitIndex());
        if (captured) {
            try {
                // it knows every file's time and size, so that git need not hash them all once more
                Files.move(worktree.commitIndex(), worktree.index(), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        GitRunner git = repository.git().at(worktree.path());
        if (!HeadFile.isOnBranch(worktree)) {
            git.demand(new GitCommand.PutHeadOn(worktree.ownBranch()));
        }
        if (!captured || HeadFile.isSomethingOpen(worktree)) {
            git.demand(new GitCommand.ResetIndex());
        }
    }

    private ObjectId tip(Worktree worktree) {
        return repository.refs().read(worktree.ownBranch()).orElseGet(repository::head);
    }

    private static List<ObjectId> parents(ObjectId tip, List<ObjectId> merged) {
        return Stream.concat(Stream.of(tip), merged.stream()).distinct().toList();
    }
}
