package io.trackyard.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds what lies in a worktree that a tree of git's cannot hold. */
final class Contents {
    /** To look at so many files costs less than to ask git which of them it ignores. */
    private static final int SOON_SEEN = 20_000;

    private final long largestFile;

    /**
     * @param largestFile in bytes; a file over it is not stored in snapshots
     */
    Contents(long largestFile) {
        this.largestFile = largestFile;
    }

    /** What must be kept out of the index, given what it lacks: nested repositories and files that are too large. */
    List<Unheld> notToBeStaged(Worktree worktree, List<String> notStaged) {
        List<Unheld> found = new ArrayList<>();
        for (String path : notStaged) {
            if (path.endsWith("/")) {
                found.add(new Unheld(Unheld.Kind.NESTED_REPOSITORY, path));
            } else if (size(worktree.path().resolve(path)) > largestFile) {
                found.add(new Unheld(Unheld.Kind.TOO_LARGE, path));
            }
        }
        return found;
    }

    /**
     * What git does not even see.
     *
     * @param seen the names of what it has just seen, by their directory
     * @param ignored what git was told to ignore: that is left out. Asked for only where it makes a difference
     */
    List<Unheld> specialFiles(Worktree worktree, Map<String, Set<String>> seen, Supplier<List<String>> ignored) {
        List<Unheld> found = new ArrayList<>();
        Optional<List<Path>> few = SpecialFiles.below(worktree.path(), seen, at -> isNested(worktree, at), SOON_SEEN);
        if (few.filter(List::isEmpty).isEmpty()) {
            Set<Path> skipped = new HashSet<>();
            ignored.get().forEach(path -> skipped.add(worktree.path().resolve(path)));
            SpecialFiles.below(
                            worktree.path(),
                            seen,
                            at -> skipped.contains(at) || isNested(worktree, at),
                            Integer.MAX_VALUE)
                    .orElseThrow()
                    .stream()
                    .map(file -> worktree.path().relativize(file).toString())
                    .sorted()
                    .forEach(path -> found.add(new Unheld(Unheld.Kind.SPECIAL_FILE, path)));
        }
        return found;
    }

    /** Repositories inside are named as a whole; {@code .git} of one that is damaged is no work either. */
    private static boolean isNested(Worktree worktree, Path directory) {
        return directory.endsWith(".git")
                || !directory.equals(worktree.path()) && Files.exists(directory.resolve(".git"));
    }

    private static long size(Path file) {
        try {
            return Files.isSymbolicLink(file) ? 0 : Files.size(file);
        } catch (IOException vanished) {
            return 0;
        }
    }
}
