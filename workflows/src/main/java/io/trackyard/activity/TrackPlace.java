package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a track lives.
 *
 * @param host the id of the host that opened it
 * @param agentQueue the task queue of that host's sessions
 * @param gitQueue the task queue of that host's short git work
 * @param lease under which it was opened
 */
public record TrackPlace(
        @JsonProperty("host") String host,
        @JsonProperty("agentQueue") String agentQueue,
        @JsonProperty("gitQueue") String gitQueue,
        @JsonProperty("lease") int lease) {}
