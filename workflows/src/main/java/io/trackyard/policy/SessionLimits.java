package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.TaskLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * What bounds the sessions of a task that says nothing itself.
 *
 * @param attempts how often a task is tried before it is abandoned
 * @param seconds how long one session may take; an end for that reason is an attempt
 * @param merges how often a conflict with the run's branch goes back to the agent, uncharged
 * @param stalledSeconds how long nothing may come from a session; 0 for any time. An end for that reason is an attempt
 */
public record SessionLimits(
        @JsonProperty("attempts") int attempts,
        @JsonProperty("seconds") int seconds,
        @JsonProperty("merges") int merges,
        @JsonProperty("stalledSeconds") int stalledSeconds) {
    public SessionLimits {
        if (attempts < 1 || seconds < 1 || merges < 0 || stalledSeconds < 0) {
            throw new IllegalArgumentException("a task has at least one attempt of a second");
        }
    }

    /** These for a task, with what it says itself laid over them. */
    public SessionLimits with(TaskLimits own) {
        return new SessionLimits(
                Objects.requireNonNullElse(own.attempts(), attempts),
                Objects.requireNonNullElse(own.sessionSeconds(), seconds),
                merges,
                Objects.requireNonNullElse(own.stalledSeconds(), stalledSeconds));
    }

    /** How long nothing may come from a session; zero for any time. */
    public Duration stalledAfter() {
        return Duration.ofSeconds(stalledSeconds);
    }
}
