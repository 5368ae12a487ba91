package io.trackyard.reservation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.PathPattern;

/**
 * A path that a session has reserved.
 *
 * @param path as the session named it
 * @param until when that ends by itself, epoch milliseconds
 */
public record Reserved(
        @JsonProperty("path") PathPattern path,
        @JsonProperty("until") long until) {}
