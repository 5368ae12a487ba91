package io.trackyard.git;

import org.eclipse.jgit.lib.FileMode;

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

    /** What is between two modes of a path, 0 where it is not there. */
    static Kind kind(int before, int after) {
        if (before == 0) {
            return Kind.ADDED;
        }
        if (after == 0) {
            return Kind.DELETED;
        }
        return (before & FileMode.TYPE_MASK) == (after & FileMode.TYPE_MASK) ? Kind.MODIFIED : Kind.TYPE_CHANGED;
    }
}
