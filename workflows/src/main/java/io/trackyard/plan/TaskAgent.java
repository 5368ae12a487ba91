package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks of the agent that carries it out; what is absent is the run's own.
 *
 * @param command what is run instead of the run's agent
 * @param model told to the agent by {@code TRACKYARD_MODEL}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskAgent(
        @JsonProperty("command") @Nullable String command,
        @JsonProperty("model") @Nullable String model) {}
