package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;

/**
 * Asks for a task that finds out why another came to nothing.
 *
 * @param run with the plan as it is
 * @param phase the phase of both
 * @param task the task whose attempts are spent, which needs the spike from then on
 * @param reason why it came to nothing, in one line
 */
public record SpikeRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase,
        @JsonProperty("task") String task,
        @JsonProperty("reason") String reason) {
    public SpikeRequest {
        reason = SentText.within(reason, SentText.REASON);
    }
}
