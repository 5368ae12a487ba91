package io.trackyard.source;

import io.trackyard.plan.Check;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads commands: a text, or a list of texts and of {@code {command, timeout}}. */
public final class CheckReader {
    private CheckReader() {}

    /**
     * The commands, in order; empty only where the list is.
     *
     * @param key whose value it is, for people
     * @param seconds what a command may take that says nothing of it
     */
    public static List<Check> read(String key, YamlValue value, int seconds, Faults faults) {
        return YamlFields.items(value).stream()
                .flatMap(item -> one(key, item, seconds, faults).stream())
                .toList();
    }

    private static Optional<Check> one(String key, YamlValue item, int seconds, Faults faults) {
        if (!(item instanceof Mapping)) {
            return YamlFields.textOf(key, item, faults).map(command -> new Check(command, seconds));
        }
        YamlFields fields = YamlFields.of(item, "a command of " + key, List.of("command", "timeout"), faults);
        if (!fields.has("command")) {
            faults.add(fields.line(), "%s has an item without a command", key);
        }
        int limit = Objects.requireNonNullElse(fields.seconds("timeout"), seconds);
        return Optional.ofNullable(fields.text("command")).map(command -> new Check(command, limit));
    }
}
