package io.trackyard.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Files of a tree whose names differ in their letters' case alone. Where the repository says that its file system tells no
 * such names apart ({@code core.ignorecase}, which git finds out when it makes one), a checkout would hold one of the two.
 */
final class CaseClashes {
    private final ObjectReader objects;

    CaseClashes(ObjectReader objects) {
        this.objects = objects;
    }

    /** A merge that fits together, unless it adds a file that would take the place of another one. */
    MergeOutcome demandNone(ObjectId ours, MergeOutcome.Clean merge) {
        if (!objects.ignoresCase()) {
            return merge;
        }
        List<String> added = objects.changes(ours, merge.tree()).stream()
                .filter(change -> change.kind() == ChangedPath.Kind.ADDED)
                .map(ChangedPath::path)
                .toList();
        return added.isEmpty() ? merge : demandNone(added, merge);
    }

    private MergeOutcome demandNone(List<String> added, MergeOutcome.Clean merge) {
        Map<String, List<String>> namesakes = new HashMap<>();
        objects.listing(merge.tree())
                .paths()
                .sorted()
                .forEach(path -> namesakes
                        .computeIfAbsent(path.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(path));
        List<List<String>> clashes = added.stream()
                .map(path -> namesakes.get(path.toLowerCase(Locale.ROOT)))
                .filter(same -> same.size() > 1)
                .distinct()
                .toList();
        return clashes.isEmpty()
                ? merge
                : new MergeOutcome.Conflict(
                        clashes.stream().flatMap(List::stream).toList(),
                        clashes.stream()
                                .map(same -> "CONFLICT (case): %s are one file on this file system"
                                        .formatted(String.join(" and ", same)))
                                .toList());
    }
}
