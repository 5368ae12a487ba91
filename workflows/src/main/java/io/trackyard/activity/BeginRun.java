package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Asks for the run's branch. */
public record BeginRun(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run) {}
