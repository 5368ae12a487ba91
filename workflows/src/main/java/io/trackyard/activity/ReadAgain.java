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
 * @param lost those of them that did not come in: what needs them is skipped, whatever the source says
 * @param newTasks what becomes of tasks that no version of the plan held
 * @param declined new tasks that a person has left out of this run
 * @param accepted commands that came with the source since the start and that a person has agreed to
 * @param refused those that a person does not want run
 */
public record ReadAgain(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase,
        @JsonProperty("ended") List<String> ended,
        @JsonProperty("lost") List<String> lost,
        @JsonProperty("newTasks") NewTasks newTasks,
        @JsonProperty("declined") List<String> declined,
        @JsonProperty("accepted") List<String> accepted,
        @JsonProperty("refused") List<String> refused) {
    public ReadAgain {
        ended = List.copyOf(ended);
        lost = List.copyOf(lost);
        declined = List.copyOf(declined);
        accepted = accepted == null ? List.of() : List.copyOf(accepted);
        refused = refused == null ? List.of() : List.copyOf(refused);
    }
}
