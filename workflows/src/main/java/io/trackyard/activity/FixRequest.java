package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for the issues of a calibration to become tasks of the phase.
 *
 * @param run with the plan as it is
 * @param phase the phase that was calibrated
 * @param round the round that found them
 * @param onBranch whether the source is written to in a commit on the run's branch, because git tracks it
 */
public record FixRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase,
        @JsonProperty("round") int round,
        @JsonProperty("onBranch") boolean onBranch) {}
