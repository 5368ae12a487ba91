package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What is run for a task.
 *
 * @param command what {@code sh -c} is given in the worktree, with the prompt on standard input
 * @param environment names of variables that are passed on beside the few every command gets
 * @param account whose limits its sessions share: a quota of one stops all of them
 */
public record AgentSettings(
        @JsonProperty("command") String command,
        @JsonProperty("environment") List<String> environment,
        @JsonProperty("account") String account) {
    public AgentSettings {
        environment = List.copyOf(environment);
    }

    /** An agent that is a program, its account named after it. */
    public static AgentSettings ofCommand(String command, List<String> environment) {
        return new AgentSettings(command, environment, command.strip().split("\\s+", 2)[0]);
    }
}
