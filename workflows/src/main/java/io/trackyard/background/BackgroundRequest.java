package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for a background task to be carried out.
 *
 * @param id its name
 * @param launch which launch of it
 */
public record BackgroundRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("id") String id,
        @JsonProperty("launch") int launch) {}
