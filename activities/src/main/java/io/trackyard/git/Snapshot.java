package io.trackyard.git;

import java.util.List;

/**
 * What was in a worktree at one moment, kept by a ref.
 *
 * @param commit its first parent is what HEAD was on, so that a session's own commits are kept with it
 * @param tree what was in it
 * @param raw whether filters are configured, none of which was run: then git would commit another tree
 * @param ref what keeps it
 * @param isNew whether it was made now; if not, the last one already held the same
 * @param unheld what was in the worktree and is not in the snapshot; ignored files are not counted
 */
public record Snapshot(ObjectId commit, ObjectId tree, boolean raw, RefName ref, boolean isNew, List<Unheld> unheld) {
    public Snapshot {
        unheld = List.copyOf(unheld);
    }

    /** Whether its tree is what git would commit too; a file that is too large to be held is none to be left out of commits. */
    boolean isCommittable() {
        return !raw && unheld.stream().noneMatch(each -> each.kind() == Unheld.Kind.TOO_LARGE);
    }
}
