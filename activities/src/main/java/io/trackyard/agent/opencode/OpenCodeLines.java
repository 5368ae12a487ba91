package io.trackyard.agent.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.ReadableLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an event of OpenCode tells a person; some of them tell nothing. */
public final class OpenCodeLines {
    private OpenCodeLines() {}

    /** The lines; empty where the event is none of OpenCode's. */
    public static Optional<List<String>> of(JsonNode event) {
        if (!event.path("sessionID").isTextual()) {
            return Optional.empty();
        }
        JsonNode part = event.path("part");
        return switch (event.path("type").asText()) {
            case "step_start", "reasoning" -> Optional.of(List.of());
            case "text" -> Optional.of(ReadableLines.said(part.path("text").asText()));
            case "tool_use" -> Optional.of(tool(part));
            case "step_finish" -> Optional.of(end(part));
            case "error" ->
                Optional.of(ReadableLines.trouble(event.at("/error/data/message")
                        .asText(event.at("/error/name").asText())));
            default -> Optional.empty();
        };
    }

    private static List<String> tool(JsonNode part) {
        List<String> lines = new ArrayList<>(ReadableLines.deed(OpenCodeStream.deed(part)));
        JsonNode state = part.path("state");
        lines.addAll(
                state.path("status").asText().equals("error")
                        ? ReadableLines.trouble(state.path("error").asText())
                        : ReadableLines.result(state.path("output").asText()));
        return lines;
    }

    /** Each step tells what it used alone; that a tool comes next was told by the tool. */
    private static List<String> end(JsonNode part) {
        String reason = part.path("reason").asText();
        return reason.equals("tool-calls")
                ? List.of()
                : reason.equals("stop") ? List.of("ended") : ReadableLines.trouble("ended: " + reason);
    }
}
