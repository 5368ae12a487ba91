package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A task that stays out of the run.
 *
 * @param reason why, as it follows the id in a sentence: {@code "in progress by PinkHill"}
 */
public record HeldTask(
        @JsonProperty("id") TaskId id,
        @JsonProperty("title") String title,
        @JsonProperty("reason") String reason) {}
