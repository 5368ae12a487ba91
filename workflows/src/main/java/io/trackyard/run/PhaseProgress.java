package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a phase.
 *
 * @param tasks in the order of the plan
 * @param queue the tasks in the merge queue, first the one being integrated
 * @param waitingFor what keeps it where it is: quota, resources, write-back, or the kind of a question
 * @param waitingUntil until when, epoch milliseconds; 0 where that is not known
 * @param questions what a person is being asked
 * @param calibration how its calibration stands; absent before its tasks are done, and where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhaseProgress(
        @JsonProperty("phase") int phase,
        @JsonProperty("tasks") List<TaskStatus> tasks,
        @JsonProperty("queue") List<String> queue,
        @JsonProperty("waitingFor") @Nullable String waitingFor,
        @JsonProperty("waitingUntil") long waitingUntil,
        @JsonProperty("questions") List<OpenQuestion> questions,
        @JsonProperty("calibration") @Nullable CalibrationStatus calibration) {
    public PhaseProgress {
        questions = questions == null ? List.of() : List.copyOf(questions);
    }
}
