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
 * @param waitingFor what keeps it from starting sessions: quota or resources
 * @param waitingUntil until when, epoch milliseconds; 0 where that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhaseProgress(
        @JsonProperty("phase") int phase,
        @JsonProperty("tasks") List<TaskStatus> tasks,
        @JsonProperty("queue") List<String> queue,
        @JsonProperty("waitingFor") @Nullable String waitingFor,
        @JsonProperty("waitingUntil") long waitingUntil) {}
