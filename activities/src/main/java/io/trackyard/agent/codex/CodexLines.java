package io.trackyard.agent.codex;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.ReadableLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an event of Codex tells a person; many of them tell nothing. */
public final class CodexLines {
    /** {@code /bin/bash -lc 'cat hello.txt'}: the shell is in every one of them. */
    private static final Pattern SHELL = Pattern.compile("(?s)\\S*sh -l?c (['\"]?)(.*)\\1");

    private CodexLines() {}

    /** The lines; empty where the event is none of Codex's. */
    public static Optional<List<String>> of(JsonNode event) {
        return switch (event.path("type").asText()) {
            case "thread.started" ->
                Optional.of(
                        List.of("Codex, conversation " + event.path("thread_id").asText()));
            case "turn.started", "item.updated" -> Optional.of(List.of());
            case "item.started" -> Optional.of(begun(event.path("item")));
            case "item.completed" -> Optional.of(completed(event.path("item")));
            case "turn.completed" -> Optional.of(List.of("ended: " + tokens(event.path("usage"))));
            case "turn.failed" ->
                Optional.of(ReadableLines.trouble(
                        "ended: " + event.path("error").path("message").asText()));
            case "error" ->
                event.path("message").isTextual()
                        ? Optional.of(
                                ReadableLines.trouble(event.path("message").asText()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static List<String> begun(JsonNode item) {
        return switch (item.path("type").asText()) {
            case "command_execution" ->
                ReadableLines.deed(command(item.path("command").asText()));
            case "mcp_tool_call" ->
                ReadableLines.deed(
                        item.path("server").asText() + " " + item.path("tool").asText());
            default -> List.of(); // told when it is done
        };
    }

    private static List<String> completed(JsonNode item) {
        return switch (item.path("type").asText()) {
            case "agent_message" -> ReadableLines.said(item.path("text").asText());
            case "command_execution" -> ran(item);
            case "file_change" -> changed(item);
            case "web_search" ->
                ReadableLines.deed("search " + item.path("query").asText());
            case "error" -> ReadableLines.trouble(item.path("message").asText());
            default -> List.of(); // what it thinks, its list of things to do
        };
    }

    private static String command(String whole) {
        Matcher shell = SHELL.matcher(whole);
        return shell.matches() ? shell.group(2) : whole;
    }

    private static List<String> ran(JsonNode item) {
        List<String> lines = new ArrayList<>(
                ReadableLines.result(item.path("aggregated_output").asText()));
        int exit = item.path("exit_code").asInt();
        if (exit != 0) {
            lines.addAll(ReadableLines.trouble("exit code " + exit));
        }
        return lines;
    }

    private static List<String> changed(JsonNode item) {
        List<String> lines = new ArrayList<>();
        for (JsonNode change : item.path("changes")) {
            lines.addAll(ReadableLines.deed(
                    change.path("kind").asText() + " " + change.path("path").asText()));
        }
        if (item.path("status").asText().equals("failed")) {
            lines.addAll(ReadableLines.trouble("the change failed"));
        }
        return lines;
    }

    /** It tells of no money, and counts over the whole conversation. */
    private static String tokens(JsonNode usage) {
        return "the conversation has used %d tokens in, %d out"
                .formatted(
                        usage.path("input_tokens").asLong(),
                        usage.path("output_tokens").asLong());
    }
}
