package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Names a track.
 *
 * @param phase the phase it belongs to
 * @param track its number in the phase
 * @param lease raised by the workflow each time a track is opened: part of paths and branches, so that a host that was
 *     given up can never touch what its successor makes
 */
public record TrackRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase,
        @JsonProperty("track") int track,
        @JsonProperty("lease") int lease) {}
