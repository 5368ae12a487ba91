package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A barrier group of tasks.
 *
 * @param number from 1
 * @param tracks in the order in which they are opened
 */
public record Phase(
        @JsonProperty("number") int number,
        @JsonProperty("tracks") List<Track> tracks) {
    public Phase {
        tracks = List.copyOf(tracks);
    }

    /** The tasks of all tracks, track by track. */
    public List<TaskId> tasks() {
        return tracks.stream().flatMap(track -> track.tasks().stream()).toList();
    }
}
