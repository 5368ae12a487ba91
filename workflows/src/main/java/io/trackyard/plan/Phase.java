package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A barrier group of tasks.
 *
 * @param number from 1
 * @param label what its source calls it; absent where it is a level of the needs
 * @param tracks in the order in which they are opened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Phase(
        @JsonProperty("number") int number,
        @JsonProperty("label") @Nullable String label,
        @JsonProperty("tracks") List<Track> tracks) {
    public Phase {
        tracks = List.copyOf(tracks);
    }

    /** The tasks of all tracks, track by track. */
    public List<TaskId> tasks() {
        return tracks.stream().flatMap(track -> track.tasks().stream()).toList();
    }
}
