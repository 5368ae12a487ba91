package io.trackyard.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackyard.agent.JsonLines;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.Money;
import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an agent said in the fields of its lines; of each the last. */
final class SpokenLines {
    private final LineFields fields;
    private final Map<String, JsonNode> said = new HashMap<>();

    private SpokenLines(LineFields fields) {
        this.fields = fields;
    }

    static SpokenLines read(LineFields fields, Path output) {
        SpokenLines lines = new SpokenLines(fields);
        JsonLines.read(output, lines::take);
        return lines;
    }

    private void take(JsonNode line) {
        Stream.of(
                        fields.text(),
                        fields.conversation(),
                        fields.outcome(),
                        fields.cost(),
                        fields.input(),
                        fields.output())
                .filter(path -> path != null)
                .forEach(path -> {
                    JsonNode value = line.at("/" + path.replace('.', '/'));
                    if (value.isValueNode() && !value.isNull()) {
                        said.put(path, value);
                    }
                });
    }

    private JsonNode value(@Nullable String path) {
        return path == null ? MissingNode.getInstance() : said.getOrDefault(path, MissingNode.getInstance());
    }

    String text() {
        return value(fields.text()).asText();
    }

    /** The conversation it had; empty where it named none. */
    Optional<String> conversation() {
        return named(fields.conversation());
    }

    /** How it came out; empty where it did not say. */
    Optional<String> outcome() {
        return named(fields.outcome());
    }

    private Optional<String> named(@Nullable String path) {
        return Optional.of(value(path).asText()).filter(text -> !text.isEmpty());
    }

    /** What it used, as far as it told; empty where it told nothing of that. */
    Optional<Usage> used() {
        JsonNode cost = value(fields.cost());
        JsonNode input = value(fields.input());
        JsonNode output = value(fields.output());
        if (Stream.of(cost, input, output).allMatch(JsonNode::isMissingNode)) {
            return Optional.empty();
        }
        Long money = cost.isMissingNode() ? null : Long.valueOf(Money.micro(cost.asDouble()));
        return Optional.of(new Usage(input.asLong(), output.asLong(), money));
    }
}
