package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the workflow of a background task starts from.
 *
 * @param coordinator the workflow that is told of its end
 * @param task which task
 * @param terms how it is carried out
 */
public record BackgroundInput(
        @JsonProperty("schema") int schema,
        @JsonProperty("coordinator") String coordinator,
        @JsonProperty("task") BackgroundTask task,
        @JsonProperty("terms") BackgroundTerms terms) {}
