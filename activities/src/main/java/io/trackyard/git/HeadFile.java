package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * What the administrative files of a worktree say of its HEAD. Git replaces each of them as a whole, so reading one is as
 * good as asking git, and starts no process.
 */
final class HeadFile {
    private static final String ON_BRANCH = "ref: ";

    /** Each stands for something begun and not ended: a merge, a cherry-pick, a revert. */
    private static final List<String> OPEN = List.of("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "SQUASH_MSG");

    private HeadFile() {}

    /** The branch HEAD is on; absent where it is detached. */
    static Optional<RefName> branch(Worktree worktree) {
        return text(worktree, "HEAD")
                .filter(text -> text.startsWith(ON_BRANCH))
                .map(text -> new RefName(text.substring(ON_BRANCH.length())));
    }

    static boolean isOnBranch(Worktree worktree) {
        return worktree.branch() != null && branch(worktree).equals(Optional.of(worktree.branch()));
    }

    /** The commit HEAD is on; absent on a branch that has none yet. */
    static Optional<ObjectId> commit(Worktree worktree, Refs refs) {
        Optional<RefName> branch = branch(worktree);
        return branch.isPresent()
                ? refs.read(branch.get())
                : text(worktree, "HEAD").map(ObjectId::of);
    }

    /** The commit whose merge was begun and not ended. */
    static Optional<ObjectId> merging(Worktree worktree) {
        return text(worktree, "MERGE_HEAD")
                .flatMap(text -> text.lines().findFirst())
                .map(ObjectId::of);
    }

    static boolean isSomethingOpen(Worktree worktree) {
        return OPEN.stream()
                .anyMatch(name -> Files.exists(worktree.administration().resolve(name)));
    }

    private static Optional<String> text(Worktree worktree, String name) {
        try {
            var file = worktree.administration().resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
