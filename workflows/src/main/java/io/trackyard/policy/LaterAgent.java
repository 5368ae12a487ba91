package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who carries out a task's later attempts where the task asks for no agent of its own.
 *
 * @param attempt the first of those attempts, from 2 on
 * @param agent what is run then, as a kind
 */
public record LaterAgent(
        @JsonProperty("attempt") int attempt,
        @JsonProperty("agent") NamedAgent agent) {
    /** The first attempt that can be a later one. */
    public static final int EARLIEST = 2;

    public LaterAgent {
        if (attempt < EARLIEST) {
            throw new IllegalArgumentException("the first attempt is the usual agent's");
        }
    }
}
