package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * An index of Trackyard's own beside that of a worktree: what is in the worktree can be stored while a session works with
 * its index, and neither disturbs the other. Begun from a commit and never copied from the session's index, whose flags
 * (assume-unchanged, skip-worktree) would hide edits.
 */
final class PrivateIndex {
    /** Of 60 snapshots taken while files vanished none needed more than 8. */
    private static final int TRIES = 20;

    /** On a busy machine git takes longer over each try, and more files vanish meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** From here on git has written no index: what follows would store an old tree as if it were the new one. */
    private static final int NOTHING_DONE = 128;

    private final GitRunner git;
    private final Path file;
    private final WrittenTrees written;

    private PrivateIndex(GitRunner git, Path file, WrittenTrees written) {
        this.git = git.withIndex(file);
        this.file = file;
        this.written = written;
    }

    /** An index that holds exactly a commit. */
    static PrivateIndex fresh(GitRunner git, Path file, ObjectId commit) {
        return fresh(git, file, commit, new WrittenTrees());
    }

    private static PrivateIndex fresh(GitRunner git, Path file, ObjectId commit, WrittenTrees written) {
        delete(lock(file));
        delete(file);
        PrivateIndex index = new PrivateIndex(git, file, written);
        index.git.demand(new GitCommand.ReadTree(commit.hex()));
        return index;
    }

    /**
     * The index as the last call left it, or a fresh one where there is none or a git died in it.
     *
     * @param written what is known of the trees of such indexes
     */
    static PrivateIndex kept(GitRunner git, Path file, ObjectId commit, WrittenTrees written) {
        return Files.exists(file) && !Files.exists(lock(file))
                ? new PrivateIndex(git, file, written)
                : fresh(git, file, commit, written);
    }

    /**
     * Makes an index what a private one is; where that is broken, there is none then. With its time, by which git tells
     * which entries a change in the same moment may have made stale.
     */
    static void copy(Path file, Path index) {
        try {
            if (isBroken(file)) {
                Files.deleteIfExists(index);
                return;
            }
            Path aside = index.resolveSibling(index.getFileName() + ".new");
            Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(aside, index, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a private index is missing, or a git died in it: then there is none that another could be made from. */
    static boolean isBroken(Path file) {
        return !Files.exists(file) || Files.exists(lock(file));
    }

    /** What the worktree has otherwise; a nested repository ends with a slash. */
    List<String> notStaged() {
        return git.demand(new GitCommand.ListNotStaged()).parts().stream()
                .distinct()
                .toList();
    }

    /** What git was told to ignore; a directory of nothing else ends with a slash. */
    List<String> ignored() {
        return git.demand(new GitCommand.ListIgnored()).parts();
    }

    /**
     * Stages all but what is excluded. A file that vanishes meanwhile makes git give up, so it is tried again.
     *
     * @return whether every file was staged; if not, some could not be read
     */
    boolean addAll(List<String> excluded) {
        GitCommand add = new GitCommand.AddAll(excluded);
        GitResult result = git.run(add);
        long patience = System.nanoTime() + PATIENCE.toNanos();
        for (int again = 1; result.exit() >= NOTHING_DONE && (again < TRIES || System.nanoTime() < patience); again++) {
            result = git.run(add);
        }
        if (result.exit() >= NOTHING_DONE) {
            throw new GitFailedException(result);
        }
        return result.succeeded();
    }

    ObjectId writeTree() {
        return written.of(file)
                .orElseGet(() -> written.remember(
                        file, ObjectId.of(git.demand(new GitCommand.WriteTree()).line())));
    }

    private static Path lock(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
