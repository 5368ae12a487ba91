package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What bounds the sessions of a task that says nothing itself.
 *
 * @param attempts how often a task is tried before it is abandoned
 * @param seconds how long one session may take; an end for that reason is an attempt
 * @param merges how often a conflict with the run's branch goes back to the agent, uncharged
 */
public record SessionLimits(
        @JsonProperty("attempts") int attempts,
        @JsonProperty("seconds") int seconds,
        @JsonProperty("merges") int merges) {
    public SessionLimits {
        if (attempts < 1 || seconds < 1 || merges < 0) {
            throw new IllegalArgumentException("a task has at least one attempt of a second");
        }
    }
}
