package io.trackyard.git;

import java.util.List;

/**
 * A commit, as far as Trackyard asks about one.
 *
 * @param parents the first is the branch it was made on
 * @param subject the first line of its message
 * @param trailers which task's work it is; all absent in a commit that is not Trackyard's
 */
public record RunCommit(ObjectId id, ObjectId tree, List<ObjectId> parents, String subject, Trailers trailers) {
    public RunCommit {
        parents = List.copyOf(parents);
    }

    /** The id that a subject of Trackyard's holds. */
    public static String idIn(String text) {
        return Trailers.decode(text);
    }
}
