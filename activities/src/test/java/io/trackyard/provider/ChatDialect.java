package io.trackyard.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** OpenAI's Chat Completions, as OpenCode asks any provider for them: {@code POST /v1/chat/completions}. */
final class ChatDialect implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKENS_IN = 1_000;
    private static final int TOKENS_OUT = 50;

    @Override
    public Asked read(JsonNode request) {
        List<String> texts = new ArrayList<>();
        int rounds = 0;
        for (JsonNode message : request.path("messages")) {
            String role = message.path("role").asText();
            if (role.equals("tool")) {
                rounds++;
            } else if (role.equals("user")) {
                texts.add(text(message.path("content")));
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

    private static String text(JsonNode content) {
        return content.isTextual()
                ? content.asText()
                : StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").asText())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Event> stream(Asked asked, Reply reply) {
        ObjectNode said = chunk(asked);
        choice(said).set("delta", message(asked, reply));
        ObjectNode ended = chunk(asked);
        choice(ended).put("finish_reason", reason(reply)).putObject("delta");
        ObjectNode counted = chunk(asked);
        counted.putArray("choices");
        counted.set("usage", usage());
        return List.of(new Event("", said), new Event("", ended), new Event("", counted));
    }

    private static ObjectNode chunk(Asked asked) {
        return JSON.createObjectNode()
                .put("id", "chatcmpl-%08x".formatted(asked.whole().hashCode()))
                .put("object", "chat.completion.chunk")
                .put("model", asked.model());
    }

    private static ObjectNode choice(ObjectNode chunk) {
        return chunk.putArray("choices").addObject().put("index", 0);
    }

    private static String reason(Reply reply) {
        return reply instanceof Reply.Says ? "stop" : "tool_calls";
    }

    private static ObjectNode usage() {
        return JSON.createObjectNode()
                .put("prompt_tokens", TOKENS_IN)
                .put("completion_tokens", TOKENS_OUT)
                .put("total_tokens", TOKENS_IN + TOKENS_OUT);
    }

    @Override
    public ObjectNode whole(Asked asked, Reply reply) {
        ObjectNode answer = chunk(asked).put("object", "chat.completion");
        choice(answer).put("finish_reason", reason(reply)).set("message", message(asked, reply));
        answer.set("usage", usage());
        return answer;
    }

    private static ObjectNode message(Asked asked, Reply reply) {
        ObjectNode message = JSON.createObjectNode().put("role", "assistant");
        if (reply instanceof Reply.Says says) {
            return message.put("content", says.text());
        }
        Reply.Calls call = call(reply);
        ObjectNode tool = message.putArray("tool_calls")
                .addObject()
                .put("index", 0)
                .put("id", "call_%08x%d".formatted(asked.newest().hashCode(), asked.rounds()))
                .put("type", "function");
        tool.putObject("function")
                .put("name", call.tool())
                .put("arguments", JSON.valueToTree(call.input()).toString());
        return message;
    }

    private static Reply.Calls call(Reply reply) {
        if (reply instanceof Reply.Writes writes) {
            return new Reply.Calls("write", Map.of("filePath", writes.path(), "content", writes.content()));
        }
        if (reply instanceof Reply.Runs runs) {
            return new Reply.Calls("bash", Map.of("command", runs.command(), "description", "Run it"));
        }
        if (reply instanceof Reply.Calls calls) {
            return calls;
        }
        throw new IllegalArgumentException("no answer of a model: " + reply);
    }

    @Override
    public Refusal refuse(Reply.OutOfQuota refusal) {
        Refusal refused = refuse(new Reply.Refuses(429, "usage_limit_reached", "The usage limit has been reached"));
        ((ObjectNode) refused.body().path("error"))
                .put("resets_at", refusal.until().getEpochSecond());
        return refused;
    }

    @Override
    public Refusal refuse(Reply.Refuses refusal) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("type", refusal.type())
                .put("code", refusal.type())
                .put("message", refusal.message());
        return new Refusal(refusal.status(), Map.of(), body);
    }
}
