package io.trackyard.agent.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.ReadableLines;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What an event of Gemini CLI tells a person; some of them tell nothing. */
public final class GeminiLines {
    private GeminiLines() {}

    /** The lines; empty where the event is none of Gemini CLI's. */
    public static Optional<List<String>> of(JsonNode event) {
        if (!event.path("timestamp").isTextual()) {
            return Optional.empty();
        }
        return switch (event.path("type").asText()) {
            case "init" -> told(event, "session_id", () -> List.of(begun(event)));
            case "message" -> told(event, "role", () -> message(event));
            case "tool_use" -> told(event, "tool_name", () -> ReadableLines.deed(GeminiStream.deed(event)));
            case "tool_result" -> told(event, "tool_id", () -> result(event));
            case "error" ->
                told(
                        event,
                        "message",
                        () -> ReadableLines.trouble(event.path("message").asText()));
            case "result" -> told(event, "status", () -> end(event));
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> told(JsonNode event, String field, Supplier<List<String>> lines) {
        return event.path(field).isTextual() ? Optional.of(lines.get()) : Optional.empty();
    }

    private static String begun(JsonNode event) {
        return "Gemini CLI, %s, conversation %s"
                .formatted(
                        event.path("model").asText("?"),
                        event.path("session_id").asText());
    }

    /** What it was told stands in its prompt. */
    private static List<String> message(JsonNode event) {
        return event.path("role").asText().equals("assistant")
                ? ReadableLines.said(event.path("content").asText())
                : List.of();
    }

    private static List<String> result(JsonNode event) {
        String output = event.path("output").asText();
        return event.path("status").asText().equals("error")
                ? ReadableLines.trouble(event.at("/error/message").asText(output))
                : ReadableLines.result(output);
    }

    private static List<String> end(JsonNode event) {
        JsonNode stats = event.path("stats");
        long input = stats.path("input_tokens").asLong();
        String used = "%d tokens in, %d out"
                .formatted(input, stats.path("total_tokens").asLong() - input);
        return event.path("status").asText().equals("success")
                ? List.of("ended: " + used)
                : ReadableLines.trouble(
                        "ended: " + ProviderWords.of(event.at("/error/message").asText()));
    }
}
