package io.trackyard.agent.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackyard.agent.JsonLines;
import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session of {@code claude -p --output-format stream-json} printed, as far as its end depends on it. The format is
 * described at <a href="https://code.claude.com/docs/en/headless">code.claude.com/docs/en/headless</a>; the fields that are
 * not, such as {@code terminal_reason}, were seen in streams of 2.1.329.
 */
final class ClaudeStream {
    private static final List<String> INPUT =
            List.of("inputTokens", "cacheReadInputTokens", "cacheCreationInputTokens");
    private static final List<String> INPUT_SO_FAR =
            List.of("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens");

    private boolean begun;
    private String error = "";
    private String said = "";
    private JsonNode result = MissingNode.getInstance();
    private @Nullable String conversation;
    private @Nullable Instant reset;
    private @Nullable Usage used;
    private final Map<String, Usage> sinceResult = new LinkedHashMap<>();

    private ClaudeStream() {}

    static ClaudeStream read(Path output) {
        ClaudeStream stream = new ClaudeStream();
        JsonLines.read(output, stream::take);
        return stream;
    }

    private void take(JsonNode event) {
        if (event.has("session_id")) {
            conversation = event.path("session_id").asText();
        }
        switch (event.path("type").asText()) {
            case "system" -> begun |= event.path("subtype").asText().equals("init");
            case "assistant" -> takeMessage(event);
            case "rate_limit_event" -> takeLimit(event.path("rate_limit_info"));
            case "result" -> {
                result = event;
                if (event.path("model_usage_since_last_result").isObject()) {
                    used = Usage.sum(used, used(event.path("model_usage_since_last_result")));
                    sinceResult.clear();
                }
            }
            default -> {}
        }
    }

    /** Those of its helpers have a parent; what they say is said to it. */
    private void takeMessage(JsonNode event) {
        count(event.path("message"));
        if (event.path("parent_tool_use_id").isTextual()) {
            return;
        }
        error = event.path("error").asText();
        for (JsonNode block : event.path("message").path("content")) {
            if (block.path("type").asText().equals("text")) {
                said = block.path("text").asText();
            }
        }
    }

    /** A message comes once for each of its parts, each time with what all of it has used so far. */
    private void count(JsonNode message) {
        long input = sum(message.path("usage"), INPUT_SO_FAR);
        long output = message.path("usage").path("output_tokens").asLong();
        if (input + output > 0) {
            sinceResult.put(message.path("id").asText(), new Usage(input, output, null));
        }
    }

    /** A warning is no end: only what is rejected waits. */
    private void takeLimit(JsonNode limit) {
        if (limit.path("status").asText().equals("rejected")
                && limit.path("resetsAt").canConvertToLong()) {
            reset = Instant.ofEpochSecond(limit.path("resetsAt").asLong());
        }
    }

    /** Whether it came as far as to say what it is. */
    boolean isBegun() {
        return begun;
    }

    /** Whether it printed its last event. */
    boolean isEnded() {
        return result.isObject();
    }

    /** A result that nothing speaks against. */
    boolean isSuccess() {
        return isEnded()
                && subtype().equals("success")
                && !result.path("is_error").asBoolean();
    }

    String subtype() {
        return result.path("subtype").asText();
    }

    /** Why it ended: {@code completed}, {@code api_error}, {@code max_turns}, {@code prompt_too_long}, … */
    String terminalReason() {
        return result.path("terminal_reason").asText();
    }

    /** What its provider refused it for, of a fixed list of words; empty where it did not. */
    String error() {
        return error;
    }

    /** What its provider answered with; 0 where it did not. */
    int status() {
        return result.path("api_error_status").asInt();
    }

    /** When a limit ends that was reached. */
    Optional<Instant> reset() {
        return Optional.ofNullable(reset);
    }

    /** The conversation, by which another session can go on with it. */
    Optional<String> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** What it said last, or what its client says of its end. */
    String words() {
        if (result.path("result").isTextual()) {
            return result.path("result").asText();
        }
        List<String> errors = new ArrayList<>();
        result.path("errors").forEach(each -> errors.add(each.asText()));
        return errors.isEmpty() ? said : String.join("\n", errors);
    }

    /**
     * What it used, its helpers among it. The client's sum of money goes on over the sessions of a conversation, and its plain
     * {@code usage} leaves helpers out; what is told by model since the last result does neither. Behind the last result, as
     * long as there is none or where it was ended, it is what its messages say: tokens, and no money.
     */
    Optional<Usage> used() {
        return Optional.ofNullable(Usage.sum(
                used, sinceResult.values().stream().reduce(Usage::plus).orElse(null)));
    }

    private static Usage used(JsonNode models) {
        Usage sum = new Usage(0, 0, 0L);
        for (JsonNode model : models) {
            sum = sum.plus(Usage.of(
                    sum(model, INPUT),
                    model.path("outputTokens").asLong(),
                    model.path("costUSD").asDouble()));
        }
        return sum;
    }

    private static long sum(JsonNode tokens, List<String> kinds) {
        return kinds.stream().mapToLong(kind -> tokens.path(kind).asLong()).sum();
    }

    /** What it wanted to do and was not let: {@code Bash: touch x}. */
    List<String> denials() {
        List<String> denials = new ArrayList<>();
        for (JsonNode denial : result.path("permission_denials")) {
            JsonNode input = denial.path("tool_input");
            String what = input.path("command")
                    .asText(input.path("file_path").asText(input.path("url").asText()));
            String tool = denial.path("tool_name").asText();
            denials.add(
                    what.isEmpty()
                            ? tool
                            : tool + ": " + what.lines().findFirst().orElse(""));
        }
        return denials;
    }
}
