package io.trackyard.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which trees indexes hold that were written as trees before. Git never changes an index but puts another file in its place:
 * so one that is the same file is the same index. What is not known is written again, which does no harm.
 */
final class WrittenTrees {
    /** More worktrees than are open at once. */
    private static final int MOST = 512;

    private final Map<Path, Known> known = new LinkedHashMap<>();

    private record State(String file, long size, FileTime written) {}

    private record Known(State state, ObjectId tree) {}

    /** The tree of an index, where the index is as it was when its tree was written. */
    synchronized Optional<ObjectId> of(Path index) {
        Known last = known.get(index);
        return last == null
                ? Optional.empty()
                : state(index).filter(last.state()::equals).map(same -> last.tree());
    }

    /** Returns the tree. */
    synchronized ObjectId remember(Path index, ObjectId tree) {
        known.remove(index);
        state(index).ifPresent(state -> known.put(index, new Known(state, tree)));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
        return tree;
    }

    private static Optional<State> state(Path index) {
        try {
            BasicFileAttributes file = Files.readAttributes(index, BasicFileAttributes.class);
            return Optional.of(new State(String.valueOf(file.fileKey()), file.size(), file.lastModifiedTime()));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
