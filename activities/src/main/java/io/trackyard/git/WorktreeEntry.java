package io.trackyard.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worktree as git lists it, whether or not it is still there.
 *
 * @param branch absent when HEAD is detached
 */
record WorktreeEntry(Path path, @Nullable RefName branch) {

    /** Reads {@code git worktree list --porcelain -z}: attributes of one worktree, then an empty part. */
    static List<WorktreeEntry> parse(List<String> parts) {
        List<WorktreeEntry> entries = new ArrayList<>();
        Path path = null;
        RefName branch = null;
        for (String part : parts) {
            if (part.startsWith("worktree ")) {
                path = Path.of(part.substring("worktree ".length()));
            } else if (part.startsWith("branch ")) {
                branch = new RefName(part.substring("branch ".length()));
            } else if (part.isEmpty() && path != null) {
                entries.add(new WorktreeEntry(path, branch));
                path = null;
                branch = null;
            }
        }
        return entries;
    }
}
