package io.trackyard.git;

import java.time.InstantSource;
import java.util.List;

/**
 * Merges commits without touching any files. Always with git's own strategy and never with a preference for a side: where
 * both sides changed the same lines somebody has to decide.
 */
public final class MergeInMemory {
    private static final int CONFLICT = 1;

    private final Repository repository;
    private final Commits commits;

    public MergeInMemory(Repository repository, InstantSource time) {
        this.repository = repository;
        this.commits = new Commits(repository, time);
    }

    /**
     * Merges {@code theirs} into {@code ours}.
     *
     * @param at a worktree in which {@code ours} is checked out and nothing changed: before git 2.43 the attributes that
     *     steer a merge are read from there
     * @throws IllegalArgumentException if it is not checked out there, and this git needs it
     */
    public MergeOutcome merge(Worktree at, ObjectId ours, ObjectId theirs) {
        boolean named = repository.version().mergesWithAttributesOfACommit();
        GitRunner git = repository.git().at(at.path());
        if (!named && !git.demand(new GitCommand.Resolve("HEAD")).line().equals(ours.hex())) {
            throw new IllegalArgumentException(
                    "git %s merges %s only where it is checked out".formatted(repository.version(), ours.abbreviate()));
        }
        GitResult result = git.run(new GitCommand.MergeTree(ours, theirs, named));
        if (!result.succeeded() && result.exit() != CONFLICT) {
            throw new GitFailedException(result);
        }
        return MergeOutcome.parse(result.succeeded(), result.parts());
    }

    /** The commit of a clean merge. No ref moves. */
    public ObjectId commit(MergeOutcome.Clean merge, List<ObjectId> parents, CommitMessage message) {
        return commits.write(merge.tree(), parents, message);
    }
}
