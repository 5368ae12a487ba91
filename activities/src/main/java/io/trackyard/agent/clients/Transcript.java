package io.trackyard.agent.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.JsonLines;
import io.trackyard.agent.claude.ClaudeLines;
import io.trackyard.agent.codex.CodexLines;
import io.trackyard.agent.gemini.GeminiLines;
import io.trackyard.agent.opencode.OpenCodeLines;
import java.util.List;

/** An agent's output for people. */
public final class Transcript {
    private Transcript() {}

    /** What a line of it tells: of an event of a known client that in words, perhaps nothing; else the line itself. */
    public static List<String> of(String line) {
        JsonNode event = JsonLines.parse(line);
        return ClaudeLines.of(event)
                .or(() -> CodexLines.of(event))
                .or(() -> OpenCodeLines.of(event))
                .or(() -> GeminiLines.of(event))
                .orElse(List.of(line));
    }
}
