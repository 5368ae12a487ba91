package io.trackyard.source;

import io.trackyard.policy.LaterAgent;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Entry;
import io.trackyard.source.text.YamlValue.Mapping;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code later} of an agent: from the numbers of attempts to who carries them and those after them out. */
final class LaterReader {
    private static final String KEY = "later";
    private static final List<String> KEYS = List.of("agent", "model");

    private LaterReader() {}

    /** What the agent's fields say of it; absent where they say nothing. */
    static @Nullable List<LaterChoice> read(YamlFields agent, Faults faults) {
        YamlValue value = agent.value(KEY).orElse(null);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Mapping mapping)) {
            faults.add(value.line(), "%s is a mapping of numbers of attempts to agents, not %s", KEY, value.kind());
            return null;
        }
        return mapping.entries().stream()
                .flatMap(entry -> choice(entry, faults).stream())
                .toList();
    }

    private static Optional<LaterChoice> choice(Entry entry, Faults faults) {
        YamlFields fields = YamlFields.of(entry.value(), "a later attempt", KEYS, faults);
        LaterChoice choice = new LaterChoice(attempt(entry.key()), fields.text("agent"), fields.text("model"));
        if (choice.attempt() < LaterAgent.EARLIEST || choice.attempt() > SettingsReader.MOST_ATTEMPTS) {
            faults.add(
                    entry.line(),
                    "%s names attempts by numbers from %d to %d, not \"%s\"",
                    KEY,
                    LaterAgent.EARLIEST,
                    SettingsReader.MOST_ATTEMPTS,
                    entry.key());
            return Optional.empty();
        }
        if (!fields.has("agent") && !fields.has("model")) {
            faults.add(entry.line(), "a later attempt says by agent or model what is different");
        }
        return Optional.of(choice);
    }

    private static int attempt(String key) {
        return key.matches("[0-9]{1,3}") ? Integer.parseInt(key) : 0;
    }
}
