package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which run of which repository.
 *
 * @param path the repository on the host that serves the run, absolute
 * @param repository the repository's id: part of workflow ids and of paths below the state directory
 * @param run the run's name
 * @param plan the object id of the frozen plan in that repository
 */
public record RunAddress(
        @JsonProperty("path") String path,
        @JsonProperty("repository") String repository,
        @JsonProperty("run") String run,
        @JsonProperty("plan") String plan) {}
