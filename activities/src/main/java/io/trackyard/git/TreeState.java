package io.trackyard.git;

import java.util.List;

/**
 * What is in a worktree, stored as the tree that a commit would have.
 *
 * @param tree what is verified, checked for scope and committed: one and the same
 * @param leftOut what cannot be committed: nested repositories, what lies in submodules, and files that could not be read
 */
public record TreeState(ObjectId tree, List<String> leftOut) {
    public TreeState {
        leftOut = List.copyOf(leftOut);
    }
}
