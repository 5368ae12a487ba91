package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.IntegrationVerdict;

/** What the merge queue says of a verified commit. */
public record QueueAnswer(
        @JsonProperty("schema") int schema,
        @JsonProperty("task") String task,
        @JsonProperty("commit") String commit,
        @JsonProperty("verdict") IntegrationVerdict verdict) {}
