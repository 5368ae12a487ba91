package io.trackyard.agent.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackyard.agent.JsonLines;
import io.trackyard.policy.Money;
import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session of {@code opencode run --format json} printed, as far as its end depends on it. There is no last event of a
 * kind of its own: the model's last step says why it ended, or an error behind it. The format was
 * seen in streams of 1.18.33, as what is printed is not described.
 */
final class OpenCodeStream {
    /** What it says of a tool that its rules, or nobody there to be asked, kept from working. */
    private static final List<String> DENIALS =
            List.of("The user has specified a rule which prevents you", "The user rejected permission");

    private final List<String> denials = new ArrayList<>();
    private String reason = "";
    private boolean overcame;
    private String said = "";
    private JsonNode error = MissingNode.getInstance();
    private @Nullable String conversation;
    private @Nullable Usage used;
    private Instant newest = Instant.MIN;

    private OpenCodeStream() {}

    static OpenCodeStream read(Path output) {
        OpenCodeStream stream = new OpenCodeStream();
        JsonLines.read(output, stream::take);
        return stream;
    }

    private void take(JsonNode event) {
        if (!event.path("sessionID").isTextual()) {
            return;
        }
        conversation = event.path("sessionID").asText();
        newest = Instant.ofEpochMilli(event.path("timestamp").asLong());
        JsonNode part = event.path("part");
        switch (event.path("type").asText()) {
            case "step_start" -> begin();
            case "tool_use" -> takeTool(part);
            case "text" -> takeText(part);
            case "step_finish" -> {
                reason = part.path("reason").asText();
                used = Usage.sum(used, used(part));
            }
            case "error" -> error = event.path("error");
            default -> {} // what it thinks
        }
    }

    /** It goes on: of a conversation that had become too long, for one, it has made a shorter one. */
    private void begin() {
        reason = "";
        overcame |= isFailure();
        error = MissingNode.getInstance();
    }

    /** What the client tells its model in a person's place is not said by it. */
    private void takeText(JsonNode part) {
        if (!part.path("synthetic").asBoolean()) {
            said = part.path("text").asText();
        }
    }

    private void takeTool(JsonNode part) {
        JsonNode state = part.path("state");
        String refused = state.path("error").asText();
        if (DENIALS.stream().anyMatch(refused::startsWith)) {
            denials.add(deed(part));
        }
    }

    /** What a tool was to do: {@code write: ../x}. */
    static String deed(JsonNode part) {
        JsonNode input = part.at("/state/input");
        String what = List.of("command", "filePath", "path", "pattern", "url", "description").stream()
                .map(name -> input.path(name).asText())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String tool = part.path("tool").asText();
        return what.isEmpty() ? tool : tool + ": " + what.lines().findFirst().orElse("");
    }

    /** A model whose price it does not know costs nothing by its figures; that is no sum of money. */
    private static Usage used(JsonNode part) {
        JsonNode tokens = part.path("tokens");
        double cost = part.path("cost").asDouble();
        return new Usage(
                tokens.path("input").asLong()
                        + tokens.at("/cache/read").asLong()
                        + tokens.at("/cache/write").asLong(),
                tokens.path("output").asLong() + tokens.path("reasoning").asLong(),
                cost == 0 ? null : Long.valueOf(Money.micro(cost)));
    }

    /** Whether it came as far as to have a conversation. */
    boolean isBegun() {
        return conversation != null;
    }

    /** Whether its model's turn came to an end, good or bad, and no further step began. */
    boolean isEnded() {
        return isFailure() || !reason.isEmpty() && !reason.equals("tool-calls");
    }

    /** Whether the model said by itself that it is done. */
    boolean isSuccess() {
        return reason.equals("stop") && !isFailure();
    }

    /** Whether it went on after an error; its exit code tells of that error all the same. */
    boolean overcameAnError() {
        return overcame;
    }

    boolean isFailure() {
        return error.isObject();
    }

    /** Why the model's last step ended: {@code stop}, {@code tool-calls}, {@code length}, …; empty where it did not. */
    String reason() {
        return reason;
    }

    /** What went wrong, of a list of words: {@code APIError}, {@code ContextOverflowError}, …; empty where nothing did. */
    String error() {
        return error.path("name").asText();
    }

    /** What its provider answered with; 0 where it did not. */
    int status() {
        return error.at("/data/statusCode").asInt();
    }

    /** Whether it asked its provider again before it gave up. */
    boolean isProviders() {
        return error.at("/data/isRetryable").asBoolean();
    }

    /** A line of the head of the answer with which its provider refused it; empty where there is none. */
    String header(String name) {
        return error.path("data").path("responseHeaders").path(name).asText();
    }

    /** All that its provider said when it refused it. */
    String refusal() {
        return error.at("/data/responseBody").asText();
    }

    /** What it wanted to do and was not let: {@code write: ../x}. */
    List<String> denials() {
        return List.copyOf(denials);
    }

    /** The conversation, by which another session can go on with it. */
    Optional<String> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** What it said last, or what its client says of its failure. */
    String words() {
        return isFailure() ? error.at("/data/message").asText(error()) : said;
    }

    /** What the steps of this session used; what helpers used is in no event. */
    Optional<Usage> used() {
        return Optional.ofNullable(used);
    }

    /** When the newest event was printed. */
    Instant newest() {
        return newest;
    }
}
