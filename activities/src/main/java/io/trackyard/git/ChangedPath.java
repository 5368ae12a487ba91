package io.trackyard.git;

import java.util.ArrayList;
import java.util.List;

/** A path that differs between two trees. A file that was moved is two: one deleted, one added. */
public record ChangedPath(Kind kind, String path) {

    /** What happened to it. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED,
        /** A file became a link or a submodule, or the other way round. */
        TYPE_CHANGED
    }

    /** Reads {@code git diff-tree --name-status -z}: a letter, a path, and so on. */
    static List<ChangedPath> parse(List<String> parts) {
        List<ChangedPath> changes = new ArrayList<>();
        for (int at = 0; at + 1 < parts.size(); at += 2) {
            changes.add(new ChangedPath(kind(parts.get(at)), parts.get(at + 1)));
        }
        return changes;
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "A" -> Kind.ADDED;
            case "M" -> Kind.MODIFIED;
            case "D" -> Kind.DELETED;
            case "T" -> Kind.TYPE_CHANGED;
            default -> throw new IllegalArgumentException("not a status of git diff-tree: '%s'".formatted(letter));
        };
    }
}
