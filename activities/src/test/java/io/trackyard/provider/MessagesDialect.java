package io.trackyard.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Anthropic's Messages, as Claude Code asks for them: {@code POST /v1/messages}. */
final class MessagesDialect implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REMINDER = "<system-reminder>";
    private static final int TOKENS_IN = 1_000;
    private static final int TOKENS_OUT = 50;

    @Override
    public Asked read(JsonNode request) {
        List<String> texts = new ArrayList<>();
        int rounds = 0;
        for (JsonNode message : request.path("messages")) {
            if (!message.path("role").asText().equals("user")) {
                continue;
            }
            JsonNode content = message.path("content");
            String said = text(content);
            if (said.isBlank() && holds(content, "tool_result")) {
                rounds++;
            } else {
                texts.add(said);
                rounds = 0;
            }
        }
        return new Asked(
                request.path("model").asText(),
                texts,
                rounds,
                request.path("stream").asBoolean(),
                request);
    }

    private static boolean holds(JsonNode content, String type) {
        return StreamSupport.stream(content.spliterator(), false)
                .anyMatch(block -> block.path("type").asText().equals(type));
    }

    /** Without what the client adds of itself. */
    private static String text(JsonNode content) {
        return content.isTextual()
                ? content.asText()
                : StreamSupport.stream(content.spliterator(), false)
                        .map(block -> block.path("text").asText())
                        .filter(text -> !text.startsWith(REMINDER))
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Event> stream(Asked asked, Reply reply) {
        ObjectNode message = whole(asked, reply);
        ObjectNode block = (ObjectNode) message.path("content").path(0);
        boolean isTool = block.path("type").asText().equals("tool_use");
        ObjectNode begun = message.deepCopy();
        begun.putArray("content");
        begun.putNull("stop_reason");
        ObjectNode empty = block.deepCopy();
        ObjectNode delta = JSON.createObjectNode();
        if (isTool) {
            empty.putObject("input");
            delta.put("type", "input_json_delta")
                    .put("partial_json", block.path("input").toString());
        } else {
            empty.put("text", "");
            delta.put("type", "text_delta").put("text", block.path("text").asText());
        }
        ObjectNode started = event("message_start");
        started.set("message", begun);
        ObjectNode blockStarted = event("content_block_start").put("index", 0);
        blockStarted.set("content_block", empty);
        ObjectNode blockGrew = event("content_block_delta").put("index", 0);
        blockGrew.set("delta", delta);
        ObjectNode ending = event("message_delta");
        ending.putObject("delta")
                .put("stop_reason", message.path("stop_reason").asText())
                .putNull("stop_sequence");
        ending.putObject("usage").put("output_tokens", TOKENS_OUT);
        return List.of(
                named(started),
                named(blockStarted),
                named(blockGrew),
                named(event("content_block_stop").put("index", 0)),
                named(ending),
                named(event("message_stop")));
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static Event named(ObjectNode data) {
        return new Event(data.path("type").asText(), data);
    }

    @Override
    public ObjectNode whole(Asked asked, Reply reply) {
        ObjectNode message = JSON.createObjectNode()
                .put("id", "msg_%08x".formatted(asked.whole().hashCode()))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", asked.model());
        ArrayNode content = message.putArray("content");
        if (reply instanceof Reply.Says says) {
            content.addObject().put("type", "text").put("text", says.text());
        } else {
            Reply.Calls call = call(reply);
            ObjectNode tool = content.addObject()
                    .put("type", "tool_use")
                    .put("id", "toolu_%08x%d".formatted(asked.newest().hashCode(), asked.rounds()))
                    .put("name", call.tool());
            tool.set("input", JSON.valueToTree(call.input()));
        }
        message.put("stop_reason", reply instanceof Reply.Says ? "end_turn" : "tool_use")
                .putNull("stop_sequence");
        message.putObject("usage").put("input_tokens", TOKENS_IN).put("output_tokens", TOKENS_OUT);
        return message;
    }

    private static Reply.Calls call(Reply reply) {
        if (reply instanceof Reply.Writes writes) {
            return new Reply.Calls("Write", Map.of("file_path", writes.path(), "content", writes.content()));
        }
        if (reply instanceof Reply.Runs runs) {
            return new Reply.Calls("Bash", Map.of("command", runs.command(), "description", "Run it"));
        }
        if (reply instanceof Reply.Calls calls) {
            return calls;
        }
        throw new IllegalArgumentException("no answer of a model: " + reply);
    }

    @Override
    public Refusal refuse(Reply.Refuses refusal) {
        return refuse(refusal, Map.of());
    }

    @Override
    public Refusal refuse(Reply.OutOfQuota refusal) {
        String reset = Long.toString(refusal.until().getEpochSecond());
        return refuse(
                new Reply.Refuses(
                        429,
                        "rate_limit_error",
                        "This request would exceed your account's rate limit. Please try again later."),
                Map.of(
                        "anthropic-ratelimit-unified-status", "rejected",
                        "anthropic-ratelimit-unified-representative-claim", "five_hour",
                        "anthropic-ratelimit-unified-5h-status", "rejected",
                        "anthropic-ratelimit-unified-5h-reset", reset,
                        "anthropic-ratelimit-unified-5h-utilization", "1",
                        "anthropic-ratelimit-unified-reset", reset));
    }

    private static Refusal refuse(Reply.Refuses refusal, Map<String, String> headers) {
        ObjectNode body = event("error");
        body.putObject("error").put("type", refusal.type()).put("message", refusal.message());
        return new Refusal(refusal.status(), headers, body);
    }
}
