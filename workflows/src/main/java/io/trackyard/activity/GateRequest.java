package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for the gate on the run's branch as it is.
 *
 * @param phase the phase at whose end it is run
 */
public record GateRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase) {}
