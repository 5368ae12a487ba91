package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of several verified commits.
 *
 * @param verdicts of each one, in the order of the request
 * @param gateRuns how often the gate was asked in this call, whether or not it knew the answer
 */
public record BatchVerdict(
        @JsonProperty("verdicts") List<IntegrationVerdict> verdicts,
        @JsonProperty("gateRuns") int gateRuns) {
    public BatchVerdict {
        verdicts = List.copyOf(verdicts);
    }
}
