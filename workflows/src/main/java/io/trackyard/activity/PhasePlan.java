package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a workflow needs to know of a phase.
 *
 * @param tracks in the order in which they are opened
 */
public record PhasePlan(@JsonProperty("tracks") List<PlannedTrack> tracks) {

    /**
     * A track of the phase.
     *
     * @param number its place in the phase, from 1
     * @param label what it may touch, for people
     * @param exclusive whether no other track of the phase may be open beside it
     * @param tasks in the order in which they are carried out
     */
    public record PlannedTrack(
            @JsonProperty("number") int number,
            @JsonProperty("label") String label,
            @JsonProperty("exclusive") boolean exclusive,
            @JsonProperty("tasks") List<PlannedTask> tasks) {}

    /**
     * A task of the phase.
     *
     * @param title one line, for people
     * @param needs the tasks that must be integrated before it starts
     * @param attempts how many attempts it has
     * @param sessionSeconds how long a session may take
     */
    public record PlannedTask(
            @JsonProperty("id") String id,
            @JsonProperty("title") String title,
            @JsonProperty("needs") List<String> needs,
            @JsonProperty("attempts") int attempts,
            @JsonProperty("sessionSeconds") int sessionSeconds) {}
}
