package io.trackyard.source;

import io.trackyard.policy.LineFields;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code lines} of an agent: where it says in the JSON objects that it prints what there is to know. */
final class LineFieldsReader {
    private static final String KEY = "lines";
    private static final String NAMES = "[^./~\\s]+(\\.[^./~\\s]+)*";
    private static final List<String> KEYS =
            List.of("text", "conversation", "outcome", "success", "cost", "input", "output");

    private LineFieldsReader() {}

    /** What the agent's fields say of its lines; absent where they say nothing. */
    static @Nullable LineFields read(YamlFields agent, Faults faults) {
        YamlValue value = agent.value(KEY).orElse(null);
        if (value == null) {
            return null;
        }
        YamlFields fields = YamlFields.of(value, KEY, KEYS, faults);
        if (fields.has("success") && !fields.has("outcome")) {
            faults.add(fields.line(), "lines says by outcome which field success is about");
        }
        List<Scalar> success = fields.texts("success");
        return new LineFields(
                path(fields, "text", faults),
                path(fields, "conversation", faults),
                path(fields, "outcome", faults),
                success == null ? List.of() : success.stream().map(Scalar::text).toList(),
                path(fields, "cost", faults),
                path(fields, "input", faults),
                path(fields, "output", faults));
    }

    private static @Nullable String path(YamlFields fields, String key, Faults faults) {
        String path = fields.text(key);
        if (path == null || path.matches(NAMES)) {
            return path;
        }
        int line = fields.value(key).map(YamlValue::line).orElse(fields.line());
        faults.add(line, "%s is the name of a field, or names with dots between them, not \"%s\"", key, path);
        return null;
    }
}
