package io.trackyard.git;

import java.util.ArrayList;
import java.util.List;

/** How a merge in memory ended. */
public sealed interface MergeOutcome {

    /** Both sides fit together. */
    record Clean(ObjectId tree) implements MergeOutcome {}

    /**
     * They do not.
     *
     * @param paths what conflicts
     * @param messages git's explanation, a conflict each
     */
    record Conflict(List<String> paths, List<String> messages) implements MergeOutcome {
        public Conflict {
            paths = List.copyOf(paths);
            messages = List.copyOf(messages);
        }
    }

    /**
     * Reads {@code git merge-tree --write-tree -z --name-only}: the tree; after a conflict its paths, an empty part, and
     * messages, each as the number of its paths, these, its type and its text.
     */
    static MergeOutcome parse(boolean clean, List<String> parts) {
        if (clean) {
            return new Clean(ObjectId.of(parts.get(0)));
        }
        int end = parts.subList(1, parts.size()).indexOf("") + 1;
        List<String> messages = new ArrayList<>();
        int at = end + 1;
        while (end > 0 && at < parts.size()) {
            int text = at + Integer.parseInt(parts.get(at)) + 2;
            String type = parts.get(text - 1);
            if (type.startsWith("CONFLICT")) {
                messages.add(parts.get(text).strip());
            }
            at = text + 1;
        }
        return new Conflict(end > 0 ? parts.subList(1, end) : parts.subList(1, parts.size()), messages);
    }
}
