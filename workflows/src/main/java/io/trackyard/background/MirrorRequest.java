package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Asks for the mirrors to be written.
 *
 * @param pending the names of the tasks that wait, in order
 * @param running the names of those that run
 */
public record MirrorRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("pending") List<String> pending,
        @JsonProperty("running") List<String> running) {}
