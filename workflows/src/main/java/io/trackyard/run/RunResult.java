package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.RunEnd;

/**
 * How a run ended.
 *
 * @param integrated how many tasks are in its branch
 * @param notIntegrated how many are not
 * @param end what it left behind
 */
public record RunResult(
        @JsonProperty("integrated") int integrated,
        @JsonProperty("notIntegrated") int notIntegrated,
        @JsonProperty("end") RunEnd end) {}
