package io.trackyard.agent.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackyard.agent.JsonLines;
import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session of {@code gemini --output-format stream-json} printed, as far as its end depends on it. The format is
 * described at <a
 * href="https://geminicli.com/docs/cli/headless">geminicli.com/docs/cli/headless</a>; what its errors hold was seen in streams
 * of 0.61.0.
 */
final class GeminiStream {
    /** What it calls it when a rule keeps a tool from working. */
    private static final String DENIED = "policy_violation";

    /** What it says when a tool reaches out of its directory, which it calls wrong parameters. */
    private static final String OUTSIDE = "Path not in workspace";

    private final Map<String, String> deeds = new HashMap<>();
    private final List<String> denials = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private boolean speaking;
    private String trouble = "";
    private JsonNode result = MissingNode.getInstance();
    private @Nullable String conversation;

    private GeminiStream() {}

    static GeminiStream read(Path output) {
        GeminiStream stream = new GeminiStream();
        JsonLines.read(output, stream::take);
        return stream;
    }

    private void take(JsonNode event) {
        switch (event.path("type").asText()) {
            case "init" -> conversation = event.path("session_id").asText();
            case "message" -> takeMessage(event);
            case "tool_use" -> {
                speaking = false;
                deeds.put(event.path("tool_id").asText(), deed(event));
            }
            case "tool_result" -> takeResult(event);
            case "result" -> result = event;
            case "error" -> trouble = event.path("message").asText();
            default -> {}
        }
    }

    /** Its model's words come in pieces. */
    private void takeMessage(JsonNode event) {
        if (!event.path("role").asText().equals("assistant")) {
            return;
        }
        if (!speaking) {
            said.setLength(0);
        }
        speaking = true;
        said.append(event.path("content").asText());
    }

    private void takeResult(JsonNode event) {
        JsonNode error = event.path("error");
        if (error.path("type").asText().equals(DENIED)
                || error.path("message").asText().startsWith(OUTSIDE)) {
            denials.add(deeds.getOrDefault(event.path("tool_id").asText(), "a tool"));
        }
    }

    /** What a tool is to do: {@code write_file: ../x}. */
    static String deed(JsonNode use) {
        JsonNode input = use.path("parameters");
        String what = List.of("command", "file_path", "dir_path", "path", "pattern", "url", "query").stream()
                .map(name -> input.path(name).asText())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String tool = use.path("tool_name").asText();
        return what.isEmpty() ? tool : tool + ": " + what.lines().findFirst().orElse("");
    }

    /** Whether it came as far as to have a conversation. */
    boolean isBegun() {
        return conversation != null;
    }

    /** Whether it printed its last event. */
    boolean isEnded() {
        return result.isObject();
    }

    boolean isSuccess() {
        return result.path("status").asText().equals("success");
    }

    boolean isFailure() {
        return isEnded() && !isSuccess();
    }

    /** The kind of its failure, where the client has a word for it; empty where it did not fail. */
    String failure() {
        return result.at("/error/type").asText();
    }

    /** All that is said of its failure, by the client and by its provider. */
    String whole() {
        return result.at("/error/message").asText(trouble);
    }

    /** What it wanted to do and was not let: {@code write_file: ../x}. */
    List<String> denials() {
        return List.copyOf(denials);
    }

    /** The conversation, by which another session can go on with it. */
    Optional<String> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** What it said last, or what is said of its failure. */
    String words() {
        return isFailure() ? ProviderWords.of(whole()) : said.toString();
    }

    /** What this session used; thinking is output. It tells of no money. */
    Optional<Usage> used() {
        JsonNode stats = result.path("stats");
        long input = stats.path("input_tokens").asLong();
        long all = stats.path("total_tokens").asLong();
        return all == 0 ? Optional.empty() : Optional.of(new Usage(input, all - input, null));
    }
}
