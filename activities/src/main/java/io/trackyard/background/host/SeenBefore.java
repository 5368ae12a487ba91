package io.trackyard.background.host;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/**
 * That the place of a launch was made ready, and what was to be seen there before its session: written once, so that a
 * worker that takes over compares with the same.
 *
 * @param launch which launch
 * @param files what was not committed, by path, each with a mark that changes when the file does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SeenBefore(
        @JsonProperty("launch") int launch,
        @JsonProperty("files") Map<String, String> files) {
    SeenBefore {
        files = new TreeMap<>(files);
    }
}
