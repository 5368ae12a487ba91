package io.trackyard.background.host;

import org.jspecify.annotations.Nullable;

/**
 * What a session left behind, as it was found.
 *
 * @param error why the task failed; absent where it did not
 * @param note what a person should know beside the result
 * @param branch where its work is
 */
record Finding(
        @Nullable String error,
        @Nullable String note,
        @Nullable String branch) {
    static final Finding NOTHING = new Finding(null, null, null);

    static Finding failed(String error) {
        return new Finding(error, null, null);
    }

    static Finding noted(String note) {
        return new Finding(null, note, null);
    }

    /** The same of a session that failed itself: its own word comes first. */
    Finding because(String sessionsError) {
        return new Finding(sessionsError, note, branch);
    }
}
