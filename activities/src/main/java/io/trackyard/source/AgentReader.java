package io.trackyard.source;

import io.trackyard.source.Settings.AgentChoice;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Mapping;
import io.trackyard.source.text.YamlValue.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code agent} of a settings file: a command, or a command with what belongs to it. */
public final class AgentReader {
    private static final String KEY = "agent";
    private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

    private AgentReader() {}

    /** What the fields say of the agent; what cannot be read is a fault and stays unsaid. */
    public static AgentChoice read(YamlFields file, Faults faults) {
        YamlValue value = file.value(KEY).orElse(null);
        if (value == null) {
            return AgentChoice.NONE;
        }
        if (!(value instanceof Mapping)) {
            return new AgentChoice(file.text(KEY), null, null);
        }
        YamlFields agent = YamlFields.of(value, KEY, List.of("command", "environment", "account"), faults);
        return new AgentChoice(agent.text("command"), environment(agent, faults), agent.text("account"));
    }

    private static @Nullable List<String> environment(YamlFields agent, Faults faults) {
        List<Scalar> names = agent.texts("environment");
        if (names == null) {
            return null;
        }
        names.stream()
                .filter(name -> !name.text().matches(VARIABLE))
                .forEach(name -> faults.add(
                        name.line(),
                        "environment holds names of variables to pass on, not \"%s\"",
                        name.text().replaceFirst("=.*", "=…")));
        return names.stream().map(Scalar::text).toList();
    }
}
