package io.trackyard.policy;

import org.jspecify.annotations.Nullable;

/**
 * How a task stands after a batch.
 *
 * @param attempt the number of its last attempt, those of earlier batches counted; 0 where it has had none
 * @param worktree where its work lies; absent where it does not lie anywhere
 * @param branch on which it lies there
 * @param commit the last one that was entered; absent where there is none
 * @param failure what it failed of last; absent where it is verified, or nothing was tried
 */
public record BatchResult(
        String task,
        Kind kind,
        int attempt,
        @Nullable String worktree,
        @Nullable String branch,
        @Nullable String commit,
        RetryFeedback.@Nullable Failure failure) {

    /** How it ended. */
    public enum Kind {
        /** It waits to be merged, or is merged already. */
        VERIFIED,
        /** It may be tried again by the next batch. */
        FAILED,
        /** Its attempts are spent. */
        ABANDONED,
        /** It was not tried. */
        PENDING
    }
}
