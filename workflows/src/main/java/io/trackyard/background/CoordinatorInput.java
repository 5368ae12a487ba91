package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a coordinator starts from, and continues from.
 *
 * @param host the id of the host, which is one user's on one machine
 * @param slots how many tasks run at once; 0 for all
 * @param terms how they are carried out
 * @param pending those that wait, first the one that is next
 * @param running those that were started before and are not known to have ended
 */
public record CoordinatorInput(
        @JsonProperty("schema") int schema,
        @JsonProperty("host") String host,
        @JsonProperty("slots") int slots,
        @JsonProperty("terms") BackgroundTerms terms,
        @JsonProperty("pending") List<BackgroundTask> pending,
        @JsonProperty("running") List<BackgroundTask> running) {
    public CoordinatorInput {
        pending = List.copyOf(pending);
        running = List.copyOf(running);
    }
}
