package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of a phase's tasks.
 *
 * @param stopped whether nothing more is to be started after it, as the policy says of an abandoned task
 */
public record PhaseResult(
        @JsonProperty("tasks") List<TaskStatus> tasks,
        @JsonProperty("stopped") boolean stopped) {}
