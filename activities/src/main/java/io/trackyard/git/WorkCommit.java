package io.trackyard.git;

/**
 * The tip of a track's branch after its work was to be committed.
 *
 * @param isNew whether it was made now; if not, the branch already had exactly this
 */
public record WorkCommit(ObjectId commit, boolean isNew) {}
