package io.trackyard.source;

import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.LeftWork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows of a task beside its news.
 *
 * @param failed its failed attempts, in order
 * @param left where its work was left for another program; absent where it was not
 */
public record TaskTrace(
        List<FailedAttempt> failed, @Nullable LeftWork left) {
    /** Of a task that went well, or of which nothing is known. */
    public static final TaskTrace NONE = new TaskTrace(List.of(), null);

    public TaskTrace {
        failed = List.copyOf(failed);
    }
}
