package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the gate said.
 *
 * @param passed whether every command succeeded
 * @param note one line for people: the command that failed
 */
public record GateVerdict(
        @JsonProperty("passed") boolean passed,
        @JsonProperty("note") String note) {}
