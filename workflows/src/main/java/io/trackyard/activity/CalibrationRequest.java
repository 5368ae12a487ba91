package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the run's branch to be looked at at the end of a phase.
 *
 * @param run with the plan as it is
 * @param phase the phase that has ended
 * @param round how often it has been looked at, from 1
 * @param granted when a person allowed the phase to spend as much again last, epoch milliseconds; absent where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalibrationRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase,
        @JsonProperty("round") int round,
        @JsonProperty("granted") @Nullable Long granted) {}
