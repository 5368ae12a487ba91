package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;

/**
 * A background task as workflows know it. Thousands may wait in one queue, so it is small; all else is in its files.
 *
 * @param id its name, unique on its host
 * @param launch how often it was launched, from 1: a retry is the next
 * @param sessionSeconds how long its session may take
 * @param title its kind and the beginning of its prompt, for people
 */
public record BackgroundTask(
        @JsonProperty("id") String id,
        @JsonProperty("launch") int launch,
        @JsonProperty("sessionSeconds") int sessionSeconds,
        @JsonProperty("title") String title) {
    private static final int TITLE = 120;

    public BackgroundTask {
        title = SentText.within(title, TITLE, "its prompt.md");
    }
}
