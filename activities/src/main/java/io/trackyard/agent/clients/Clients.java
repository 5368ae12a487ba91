package io.trackyard.agent.clients;

import io.trackyard.agent.Agent;
import io.trackyard.agent.claude.ClaudeAgent;
import io.trackyard.agent.codex.CodexAgent;
import io.trackyard.agent.command.CommandAgent;
import io.trackyard.agent.gemini.GeminiAgent;
import io.trackyard.agent.opencode.OpenCodeAgent;
import io.trackyard.policy.AgentSettings;
import java.util.List;
import java.util.stream.Stream;

/** The agent that settings speak of. */
public final class Clients {
    private Clients() {}

    /** All variables of a person's shell that sessions get beside those that every command gets. */
    public static List<String> variables(AgentSettings settings) {
        return Stream.concat(settings.environment().stream(), of(settings).variables().stream())
                .distinct()
                .toList();
    }

    /** The agent that settings speak of. */
    public static Agent of(AgentSettings settings) {
        return switch (settings.terms().client()) {
            case COMMAND -> new CommandAgent(settings);
            case CLAUDE -> new ClaudeAgent(settings);
            case CODEX -> new CodexAgent(settings);
            case GEMINI -> new GeminiAgent(settings);
            case OPENCODE -> new OpenCodeAgent(settings);
        };
    }
}
