package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.Changes;
import org.jspecify.annotations.Nullable;

/**
 * A kind of agent that tasks of a run ask for by its name.
 *
 * @param name what tasks name instead of a client or a command
 * @param agent what is run
 * @param persona what it is told before the task; absent where it is told nothing
 * @param changes whether it must, may or must not change files; absent where that is the task's affair alone
 * @param usual whether it is that of tasks that ask for no agent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamedAgent(
        @JsonProperty("name") String name,
        @JsonProperty("agent") AgentSettings agent,
        @JsonProperty("persona") @Nullable String persona,
        @JsonProperty("changes") @Nullable Changes changes,
        @JsonProperty("usual") boolean usual) {

    /** What a task of this kind means that says of itself {@code own}: one that says nothing must change files. */
    public Changes changes(Changes own) {
        return own.over(changes);
    }
}
