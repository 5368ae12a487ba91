package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a task says of its sessions; absent values come from the run's policy.
 *
 * @param attempts how many attempts it has
 * @param sessionSeconds how long one session may take
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskLimits(
        @JsonProperty("attempts") @Nullable Integer attempts,
        @JsonProperty("sessionSeconds") @Nullable Integer sessionSeconds) {

    /** A task that says nothing of them. */
    public static final TaskLimits OF_THE_RUN = new TaskLimits(null, null);

    public TaskLimits {
        if (attempts != null && attempts < 1) {
            throw new IllegalArgumentException("a task has at least one attempt");
        }
        if (sessionSeconds != null && sessionSeconds < 1) {
            throw new IllegalArgumentException("a session may take at least a second");
        }
    }
}
