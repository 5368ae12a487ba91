package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the end of a launch to be recorded and told.
 *
 * @param id the task's name
 * @param launch which launch of it
 * @param error why it failed, as far as its session left no verdict of its own
 * @param quiet whether nobody is to be told, since a person ended it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackgroundEnd(
        @JsonProperty("schema") int schema,
        @JsonProperty("id") String id,
        @JsonProperty("launch") int launch,
        @JsonProperty("error") @Nullable String error,
        @JsonProperty("quiet") boolean quiet) {
    public BackgroundEnd {
        error = error == null ? null : SentText.within(error, SentText.REASON);
    }
}
