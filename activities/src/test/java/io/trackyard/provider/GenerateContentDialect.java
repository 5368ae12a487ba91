package io.trackyard.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Google's generateContent, as Gemini CLI asks for it: {@code POST /v1beta/models/MODEL:streamGenerateContent}, always piece by
 * piece. The model's name is in no request.
 */
final class GenerateContentDialect implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SURROUNDINGS = "<session_context>";
    private static final int TOKENS_IN = 1_000;
    private static final int TOKENS_OUT = 50;

    @Override
    public Asked read(JsonNode request) {
        List<String> texts = new ArrayList<>();
        int rounds = 0;
        for (JsonNode content : request.path("contents")) {
            if (!content.path("role").asText().equals("user")) {
                continue;
            }
            String said = text(content.path("parts"));
            if (content.path("parts").findValue("functionResponse") != null) {
                rounds++;
            } else if (!said.isEmpty()) {
                texts.add(said);
                rounds = 0;
            }
        }
        return new Asked("", texts, rounds, true, request);
    }

    /** Without what the client adds of itself. */
    private static String text(JsonNode parts) {
        return StreamSupport.stream(parts.spliterator(), false)
                .map(part -> part.path("text").asText())
                .filter(text -> !text.startsWith(SURROUNDINGS))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Event> stream(Asked asked, Reply reply) {
        ObjectNode begun = answer(asked, reply);
        ObjectNode ended = JSON.createObjectNode();
        ObjectNode candidate = ended.putArray("candidates").addObject();
        candidate
                .put("index", 0)
                .put("finishReason", "STOP")
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .addObject()
                .put("text", "");
        ended.set("usageMetadata", usage());
        return List.of(new Event("", begun), new Event("", ended));
    }

    @Override
    public ObjectNode whole(Asked asked, Reply reply) {
        ObjectNode answer = answer(asked, reply);
        ((ObjectNode) answer.at("/candidates/0")).put("finishReason", "STOP");
        answer.set("usageMetadata", usage());
        return answer;
    }

    private static ObjectNode answer(Asked asked, Reply reply) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode candidate = answer.putArray("candidates").addObject().put("index", 0);
        ArrayNode parts = candidate.putObject("content").put("role", "model").putArray("parts");
        if (reply instanceof Reply.Says says) {
            parts.addObject().put("text", says.text());
        } else {
            Reply.Calls call = call(reply);
            ObjectNode tool = parts.addObject().putObject("functionCall").put("name", call.tool());
            tool.put("id", "call_%08x%d".formatted(asked.newest().hashCode(), asked.rounds()));
            tool.set("args", JSON.valueToTree(call.input()));
        }
        return answer;
    }

    private static ObjectNode usage() {
        return JSON.createObjectNode()
                .put("promptTokenCount", TOKENS_IN)
                .put("candidatesTokenCount", TOKENS_OUT)
                .put("totalTokenCount", TOKENS_IN + TOKENS_OUT);
    }

    private static Reply.Calls call(Reply reply) {
        if (reply instanceof Reply.Writes writes) {
            return new Reply.Calls("write_file", Map.of("file_path", writes.path(), "content", writes.content()));
        }
        if (reply instanceof Reply.Runs runs) {
            return new Reply.Calls("run_shell_command", Map.of("command", runs.command(), "description", "Run it"));
        }
        if (reply instanceof Reply.Calls calls) {
            return calls;
        }
        throw new IllegalArgumentException("no answer of a model: " + reply);
    }

    @Override
    public Refusal refuse(Reply.OutOfQuota refusal) {
        long seconds =
                Math.max(1, Duration.between(Instant.now(), refusal.until()).toSeconds());
        Refusal refused = refuse(new Reply.Refuses(
                429, "RESOURCE_EXHAUSTED", "You exceeded your current quota. Please retry in %ds.".formatted(seconds)));
        ((ObjectNode) refused.body().path("error"))
                .putArray("details")
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.RetryInfo")
                .put("retryDelay", seconds + "s");
        return refused;
    }

    @Override
    public Refusal refuse(Reply.Refuses refusal) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("code", refusal.status())
                .put("message", refusal.message())
                .put("status", refusal.type());
        return new Refusal(refusal.status(), Map.of(), body);
    }
}
