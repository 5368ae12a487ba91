package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for the run's branch to be looked at at the end of a phase.
 *
 * @param run with the plan as it is
 * @param phase the phase that has ended
 * @param round how often it has been looked at, from 1
 */
public record CalibrationRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase,
        @JsonProperty("round") int round) {}
