package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A word of a person to a live run.
 *
 * @param id unique, so that a command that arrives twice is carried out once
 * @param by who gave it
 * @param at when, epoch milliseconds
 */
public record Command(
        @JsonProperty("schema") int schema,
        @JsonProperty("id") String id,
        @JsonProperty("by") String by,
        @JsonProperty("at") long at) {}
