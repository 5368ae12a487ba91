package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a task stands in its source.
 *
 * @param file the file, relative to the repository where it lies inside
 * @param line the line, from 1
 */
public record Position(
        @JsonProperty("file") String file,
        @JsonProperty("line") int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
