package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Asks to write back to a run's source what became of its tasks.
 *
 * @param onBranch whether it is committed on the run's branch, because git tracks what is written
 * @param news in the order in which it happened
 */
public record WriteBackRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("onBranch") boolean onBranch,
        @JsonProperty("news") List<TaskNews> news) {
    public WriteBackRequest {
        news = List.copyOf(news);
    }
}
