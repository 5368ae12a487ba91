package io.trackyard.git;

import java.util.ArrayList;
import java.util.List;

/**
 * One path that differs from what is checked out.
 *
 * @param kind how it differs
 * @param path from the root of the worktree; that of a nested repository ends with a slash
 */
public record StatusEntry(Kind kind, String path) {

    /** How a path differs. */
    public enum Kind {
        /** Tracked, and edited, added, deleted or of another mode. */
        CHANGED,
        /** Left open by a merge. */
        UNMERGED,
        /** Not tracked and not ignored. */
        UNTRACKED
    }

    /** Whether a checkout that has this entry must not be moved to another commit. */
    public boolean isTracked() {
        return kind != Kind.UNTRACKED;
    }

    /** Reads {@code git status --porcelain=v2 -z --no-renames}: the number of fields before the path is fixed by its format. */
    static List<StatusEntry> parse(List<String> parts) {
        List<StatusEntry> entries = new ArrayList<>();
        for (String part : parts) {
            switch (part.charAt(0)) {
                case '1' -> entries.add(new StatusEntry(Kind.CHANGED, afterFields(part, 8)));
                case 'u' -> entries.add(new StatusEntry(Kind.UNMERGED, afterFields(part, 10)));
                case '?' -> entries.add(new StatusEntry(Kind.UNTRACKED, afterFields(part, 1)));
                default -> throw new IllegalArgumentException("not a line of git status: '%s'".formatted(part));
            }
        }
        return entries;
    }

    private static String afterFields(String part, int fields) {
        return part.split(" ", fields + 1)[fields];
    }
}
