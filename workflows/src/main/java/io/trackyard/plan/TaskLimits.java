package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a task says of its sessions; absent values come from the run's policy.
 *
 * @param attempts how many attempts it has
 * @param sessionSeconds how long one session may take
 * @param stalledSeconds how long nothing may come from a session; 0 for any time
 * @param tried what others have used up before; absent where nobody has tried
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskLimits(
        @JsonProperty("attempts") @Nullable Integer attempts,
        @JsonProperty("sessionSeconds") @Nullable Integer sessionSeconds,
        @JsonProperty("stalledSeconds") @Nullable Integer stalledSeconds,
        @JsonProperty("tried") @Nullable Tried tried) {

    /** A task that says nothing of them. */
    public static final TaskLimits OF_THE_RUN = new TaskLimits(null, null, null, null);

    @JsonCreator
    public TaskLimits {
        if (attempts != null && attempts < 1) {
            throw new IllegalArgumentException("a task has at least one attempt");
        }
        if (sessionSeconds != null && sessionSeconds < 1) {
            throw new IllegalArgumentException("a session may take at least a second");
        }
        if (stalledSeconds != null && stalledSeconds < 0) {
            throw new IllegalArgumentException("no session stalls before it begins");
        }
    }

    /** Those of a task that nobody has tried before. */
    public TaskLimits(@Nullable Integer attempts, @Nullable Integer sessionSeconds) {
        this(attempts, sessionSeconds, null, null);
    }

    /** How an attempt is numbered, of which the run itself counts this one. */
    public int number(int attempt) {
        return tried == null ? attempt : tried.attempts() + attempt;
    }
}
