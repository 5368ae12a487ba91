package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.TaskId;
import java.util.List;

/**
 * One batch, as a program asks for it that goes through the layers of task XML by itself and merges what is verified: every
 * task has one attempt, and its work is left on a branch of its own.
 *
 * @param layer the layer's name, as it was given
 * @param number the batch's number within the layer, as it was given
 * @param worktrees the directory in which worktrees are made
 * @param tasks as they were given, in that order
 */
public record BatchCall(
        @JsonProperty("layer") String layer,
        @JsonProperty("number") int number,
        @JsonProperty("worktrees") String worktrees,
        @JsonProperty("tasks") List<TaskId> tasks) {
    public BatchCall {
        tasks = tasks.stream().distinct().toList();
    }
}
