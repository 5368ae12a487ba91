package io.trackyard.git;

import io.trackyard.process.Fence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Leaves a merge, conflicts and all, in a track's worktree for a session to resolve, and tells whether it did. */
public final class ConflictedMerge {
    private static final String OURS = "<<<<<<< ";
    private static final String THEIRS = ">>>>>>> ";

    /** What both sides had in common before. */
    private static final String BASE_STAGE = "1";

    private final Repository repository;
    private final Fence fence;

    public ConflictedMerge(Repository repository) {
        this(repository, Fence.open());
    }

    /** {@code fence}: what lets it touch the worktree. */
    public ConflictedMerge(Repository repository, Fence fence) {
        this.repository = repository;
        this.fence = fence;
    }

    /**
     * Merges a commit into a worktree that is clean, and stops before the commit. Where that merge lies there already
     * nothing changes.
     *
     * @return the paths that conflict; none where the merge is clean and only waits to be committed
     */
    public List<String> leave(Worktree worktree, ObjectId commit) {
        if (!pending(worktree).equals(Optional.of(commit))) {
            GitResult result = git(worktree)
                    .through(fence)
                    .withIdentity(repository.identity())
                    .run(new GitCommand.Merge(commit));
            if (!result.succeeded() && !pending(worktree).equals(Optional.of(commit))) {
                throw new GitFailedException(result);
            }
        }
        return unmerged(worktree);
    }

    /** The commit whose merge lies open in the worktree. */
    public Optional<ObjectId> pending(Worktree worktree) {
        return HeadFile.merging(worktree);
    }

    /** The paths that the index still holds open. A session may resolve a file and never tell the index. */
    public List<String> unmerged(Worktree worktree) {
        return git(worktree).demand(new GitCommand.ListUnmerged()).parts().stream()
                .map(entry -> entry.substring(entry.indexOf('\t') + 1))
                .distinct()
                .toList();
    }

    /** Those of the paths that still have git's conflict markers in them, whatever the index says. */
    public List<String> withMarkers(Worktree worktree, List<String> paths) {
        return paths.stream()
                .filter(path -> hasMarkers(worktree.path().resolve(path)))
                .toList();
    }

    /**
     * The paths that the index still holds open and whose file is just as one side has it: a conflict that git could not
     * write markers for, between two pictures or a change and a removal, and that nobody has decided. Whoever wants one
     * side as it is says so by {@code git add} or {@code git rm}.
     */
    public List<String> undecided(Worktree worktree) {
        Map<String, Set<String>> sides = new LinkedHashMap<>();
        for (String entry : git(worktree).demand(new GitCommand.ListUnmerged()).parts()) {
            String[] fields = entry.substring(0, entry.indexOf('\t')).split(" ");
            if (!fields[2].equals(BASE_STAGE)) {
                sides.computeIfAbsent(entry.substring(entry.indexOf('\t') + 1), path -> new LinkedHashSet<>())
                        .add(fields[1]);
            }
        }
        return sides.entrySet().stream()
                .filter(path -> isOneSide(worktree, path.getKey(), path.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isOneSide(Worktree worktree, String path, Set<String> sides) {
        Path file = worktree.path().resolve(path);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return sides.size() < 2; // the other side removed it
        }
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && sides.contains(
                        git(worktree).demand(new GitCommand.HashFile(path)).line());
    }

    private static boolean hasMarkers(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        // ISO-8859-1 reads any bytes, and the markers are the same in it as in every encoding git merges as text
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.startsWith(OURS) || line.startsWith(THEIRS));
        } catch (IOException unreadable) {
            return true;
        }
    }

    private GitRunner git(Worktree worktree) {
        return repository.git().at(worktree.path());
    }
}
