package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;

/**
 * What became of a launch of a background task. Its result lies in its files.
 *
 * @param status completed or failed
 * @param note one line for people: what changed, or why it failed
 */
public record BackgroundOutcome(
        @JsonProperty("id") String id,
        @JsonProperty("launch") int launch,
        @JsonProperty("status") BackgroundStatus status,
        @JsonProperty("note") String note) {
    public BackgroundOutcome {
        note = SentText.within(note, SentText.REASON, "its outcome.json");
    }
}
