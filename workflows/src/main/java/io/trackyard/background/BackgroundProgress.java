package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a coordinator knows. Tasks that have ended are known by their files alone.
 *
 * @param slots how many run at once; 0 for all
 * @param pending the names of those that wait, first the one that is next
 * @param running the names of those that run, in the order of their starts
 */
public record BackgroundProgress(
        @JsonProperty("slots") int slots,
        @JsonProperty("pending") List<String> pending,
        @JsonProperty("running") List<String> running) {
    /** No coordinator is at work. */
    public static final BackgroundProgress IDLE = new BackgroundProgress(0, List.of(), List.of());
}
