package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.policy.NewTasks;
import java.util.List;

/**
 * Asks to read a run's source again at a phase boundary.
 *
 * @param run with the plan as it is
 * @param phase the number of the phase that has just ended
 * @param ended tasks of the run that have their outcome, whatever it is
 * @param newTasks what becomes of tasks that no version of the plan held
 * @param declined new tasks that a person has left out of this run
 */
public record ReadAgain(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase,
        @JsonProperty("ended") List<String> ended,
        @JsonProperty("newTasks") NewTasks newTasks,
        @JsonProperty("declined") List<String> declined) {
    public ReadAgain {
        ended = List.copyOf(ended);
        declined = List.copyOf(declined);
    }
}
