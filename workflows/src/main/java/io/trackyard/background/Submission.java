package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Tasks for the queue.
 *
 * @param slots how many tasks run at once from now on; 0 for all
 * @param tasks in the order in which they are to be started
 */
public record Submission(
        @JsonProperty("schema") int schema,
        @JsonProperty("slots") int slots,
        @JsonProperty("tasks") List<BackgroundTask> tasks) {
    public Submission {
        tasks = List.copyOf(tasks);
    }
}
