package io.trackyard.git;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Merges commits without touching any files. Always with git's own strategy and never with a preference for a side: where
 * both sides changed the same lines somebody has to decide.
 */
public final class MergeInMemory {
    private static final int CONFLICT = 1;
    private static final String ATTRIBUTES = ".gitattributes";

    private final Repository repository;
    private final Commits commits;

    public MergeInMemory(Repository repository, InstantSource time) {
        this.repository = repository;
        this.commits = new Commits(repository, time);
    }

    /**
     * Merges {@code theirs} into {@code ours}.
     *
     * @param checkout gives a worktree in which {@code ours} is checked out and nothing changed. Asked for only where the
     *     attributes that steer the merge are read from there: before git 2.43, when {@code ours} has any
     */
    public MergeOutcome merge(Supplier<Worktree> checkout, ObjectId ours, ObjectId theirs) {
        MergeOutcome joined = joined(checkout, ours, theirs);
        return joined instanceof MergeOutcome.Clean clean
                ? new CaseClashes(repository.objects()).demandNone(ours, clean)
                : joined;
    }

    private MergeOutcome joined(Supplier<Worktree> checkout, ObjectId ours, ObjectId theirs) {
        Optional<ObjectId> merged = repository.objects().merged(ours, theirs);
        if (merged.isPresent()) {
            return new MergeOutcome.Clean(merged.get());
        }
        boolean named = repository.version().mergesWithAttributesOfACommit();
        GitCommand merge = new GitCommand.MergeTree(ours, theirs, named);
        if (!named && repository.objects().hasFileNamed(ATTRIBUTES, ours)) {
            return outcome(repository.git().at(checkout.get().path()).run(merge));
        }
        // nowhere, and with no index: attributes of whatever is checked out would steer the merge
        GitRunner nowhere = repository
                .git()
                .at(repository.commonDirectory())
                .withIndex(repository.commonDirectory().resolve("trackyard-no.index"));
        return outcome(nowhere.run(merge));
    }

    private static MergeOutcome outcome(GitResult result) {
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
