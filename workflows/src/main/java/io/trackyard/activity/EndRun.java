package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks to end a run.
 *
 * @param source the name under which the source is marked as in use
 * @param landing whether and how the target branch is moved to the run's branch
 */
public record EndRun(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("source") String source,
        @JsonProperty("landing") LandingChoice landing) {}
