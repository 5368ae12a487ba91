package io.trackyard.agent.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackyard.agent.ReadableLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an event of Claude Code tells a person; most of them tell nothing. */
public final class ClaudeLines {
    /** What its tools work on, the most telling first. */
    private static final List<String> OBJECTS =
            List.of("command", "file_path", "notebook_path", "pattern", "url", "query", "description");

    private ClaudeLines() {}

    /** The lines; empty where the event is none of Claude Code's. */
    public static Optional<List<String>> of(JsonNode event) {
        if (!event.has("session_id")) {
            return Optional.empty();
        }
        return switch (event.path("type").asText()) {
            case "system" -> Optional.of(system(event));
            case "assistant", "user" -> Optional.of(message(event));
            case "rate_limit_event" -> Optional.of(limit(event.path("rate_limit_info")));
            case "result" -> Optional.of(end(event));
            case "stream_event" -> Optional.of(List.of());
            default -> Optional.empty();
        };
    }

    private static List<String> system(JsonNode event) {
        return switch (event.path("subtype").asText()) {
            case "init" ->
                List.of("Claude Code %s, %s, conversation %s"
                        .formatted(
                                event.path("claude_code_version").asText("?"),
                                event.path("model").asText("?"),
                                event.path("session_id").asText()));
            case "api_retry" ->
                ReadableLines.trouble("its provider: %s; it asks again (%d of %d)"
                        .formatted(
                                event.path("error").asText("unknown"),
                                event.path("attempt").asInt(),
                                event.path("max_retries").asInt()));
            case "permission_denied" ->
                ReadableLines.trouble("not allowed: " + event.path("tool_name").asText());
            default -> List.of();
        };
    }

    private static List<String> message(JsonNode event) {
        List<String> lines = new ArrayList<>();
        JsonNode content = event.path("message").path("content");
        if (content.isTextual()) {
            return ReadableLines.said(content.asText());
        }
        for (JsonNode block : content) {
            lines.addAll(block(block));
        }
        return lines;
    }

    private static List<String> block(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "text" -> ReadableLines.said(block.path("text").asText());
            case "tool_use" -> ReadableLines.deed(deed(block));
            case "tool_result" -> ReadableLines.result(text(block.path("content")));
            default -> List.of(); // what it thinks, pictures
        };
    }

    private static String deed(JsonNode block) {
        JsonNode input = block.path("input");
        JsonNode object = OBJECTS.stream()
                .map(input::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .orElse(MissingNode.getInstance());
        return (block.path("name").asText() + " " + object.asText()).strip();
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        List<String> parts = new ArrayList<>();
        content.forEach(part -> parts.add(part.path("text").asText()));
        return String.join("\n", parts);
    }

    private static List<String> limit(JsonNode limit) {
        if (!limit.path("status").asText().equals("rejected")) {
            return List.of();
        }
        String until = limit.path("resetsAt").canConvertToLong()
                ? " until " + Instant.ofEpochSecond(limit.path("resetsAt").asLong())
                : "";
        return ReadableLines.trouble("a limit of the account is used up" + until);
    }

    /** What it said last was told already. Money is counted over the whole conversation. */
    private static List<String> end(JsonNode event) {
        boolean good = event.path("subtype").asText().equals("success")
                && !event.path("is_error").asBoolean();
        int turns = event.path("num_turns").asInt();
        String figures = String.format(
                Locale.ROOT,
                "%d %s, the conversation has cost $%.2f",
                turns,
                turns == 1 ? "turn" : "turns",
                event.path("total_cost_usd").asDouble());
        List<String> errors = new ArrayList<>();
        event.path("errors").forEach(each -> errors.add(each.asText()));
        String reason =
                event.path("terminal_reason").asText(event.path("subtype").asText());
        return good
                ? List.of("ended: " + figures)
                : ReadableLines.trouble(Stream.concat(Stream.of("ended: " + reason + ", " + figures), errors.stream())
                        .reduce("%s; %s"::formatted)
                        .orElseThrow());
    }
}
