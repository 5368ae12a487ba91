package io.trackyard.agent.codex;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.JsonLines;
import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session of {@code codex exec --json} printed, as far as its end depends on it. The format is described at <a
 * href="https://developers.openai.com/codex/noninteractive">developers.openai.com/codex/noninteractive</a>; that a failure
 * is told by a text alone was seen in streams of 0.169.0.
 */
final class CodexStream {
    private enum Turn {
        NONE,
        UNENDED,
        COMPLETED,
        FAILED
    }

    private Turn turn = Turn.NONE;
    private String said = "";
    private String failure = "";
    private @Nullable String conversation;
    private @Nullable Usage used;

    private CodexStream() {}

    static CodexStream read(Path output) {
        CodexStream stream = new CodexStream();
        JsonLines.read(output, stream::take);
        return stream;
    }

    private void take(JsonNode event) {
        switch (event.path("type").asText()) {
            case "thread.started" -> conversation = event.path("thread_id").asText();
            case "turn.started" -> turn = Turn.UNENDED;
            case "item.completed" -> takeItem(event.path("item"));
            case "turn.completed" -> {
                turn = Turn.COMPLETED;
                takeUse(event.path("usage"));
            }
            case "turn.failed" -> {
                turn = Turn.FAILED;
                failure = words(event.path("error").path("message").asText());
            }
            default -> {} // an "error" among them: it tells of each time that the client tries again
        }
    }

    /** What came from a cache is in its input, what it thought in its output. */
    private void takeUse(JsonNode usage) {
        if (usage.path("input_tokens").isNumber()) {
            used = new Usage(
                    usage.path("input_tokens").asLong(),
                    usage.path("output_tokens").asLong(),
                    null);
        }
    }

    private void takeItem(JsonNode item) {
        if (item.path("type").asText().equals("agent_message")) {
            said = item.path("text").asText();
        }
    }

    /** Of an answer of the provider that the client passes on as it came, the words. */
    private static String words(String message) {
        String inside = JsonLines.parse(message).at("/error/message").asText();
        return inside.isEmpty() ? message : inside;
    }

    /** Whether it came as far as to have a conversation. */
    boolean isBegun() {
        return conversation != null;
    }

    /** Whether it printed its last event. */
    boolean isEnded() {
        return isSuccess() || isFailure();
    }

    boolean isSuccess() {
        return turn == Turn.COMPLETED;
    }

    boolean isFailure() {
        return turn == Turn.FAILED;
    }

    /** The conversation, by which another session can go on with it. */
    Optional<String> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** What the conversation has used so far; empty where that was not told. The client names no money. */
    Optional<Usage> used() {
        return Optional.ofNullable(used);
    }

    /** What it said last, or what its client says of its failure. */
    String words() {
        return isFailure() ? failure : said;
    }
}
