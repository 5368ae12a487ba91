package io.trackyard.git;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A worktree that {@link Worktrees} opened.
 *
 * @param path its root
 * @param administration its own git directory, inside that of the repository: index, HEAD, and Trackyard's private indexes
 * @param branch the branch it belongs to, wherever a session may have put HEAD meanwhile; absent in a detached one
 */
public record Worktree(
        Path path, Path administration, @Nullable RefName branch) {

    /** Whether its files and what the repository knows of it are both there; nobody is asked whether git works in it. */
    public boolean isThere() {
        return Files.isDirectory(path) && Files.isDirectory(administration);
    }

    /** Whether it is linked to the repository, as far as can be seen without asking git. */
    public boolean isLinked() {
        return isThere() && Files.exists(path.resolve(".git"));
    }

    /** The branch of a track's worktree. */
    RefName ownBranch() {
        if (branch == null) {
            throw new IllegalArgumentException("a worktree on no branch takes no commits: %s".formatted(path));
        }
        return branch;
    }

    Path index() {
        return administration.resolve("index");
    }

    /** Kept from one snapshot to the next, so that unchanged files are not hashed again. */
    Path snapshotIndex() {
        return administration.resolve("trackyard-snapshot.index");
    }

    public Path commitIndex() {
        return administration.resolve("trackyard-commit.index");
    }
}
