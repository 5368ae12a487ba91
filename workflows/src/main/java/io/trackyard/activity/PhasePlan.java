package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param question what a person is asked before it starts; absent where nothing is asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlannedTask(
            @JsonProperty("id") String id,
            @JsonProperty("title") String title,
            @JsonProperty("needs") List<String> needs,
            @JsonProperty("attempts") int attempts,
            @JsonProperty("sessionSeconds") int sessionSeconds,
            @JsonProperty("question") @Nullable Question question) {

        /** A task before which nobody is asked. */
        public PlannedTask(String id, String title, List<String> needs, int attempts, int sessionSeconds) {
            this(id, title, needs, attempts, sessionSeconds, null);
        }

        @JsonCreator
        public PlannedTask {}
    }
}
