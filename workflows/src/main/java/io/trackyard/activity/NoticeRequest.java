package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Asks for a person to be told something.
 *
 * @param number which notice of the run it is, from 1: one is told once
 * @param text one line
 */
public record NoticeRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("number") int number,
        @JsonProperty("text") String text) {}
