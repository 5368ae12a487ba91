package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Asks for several verified commits to be integrated, gated together as far as they pass.
 *
 * @param candidates the commits, in the order in which they are merged; of one run
 */
public record BatchRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("candidates") List<IntegrationRequest> candidates) {
    public BatchRequest {
        candidates = List.copyOf(candidates);
    }
}
