package io.trackyard.source;

import io.trackyard.source.Settings.AgentChoice;
import io.trackyard.source.YamlValue.Mapping;
import java.util.List;

/** Reads the key {@code agent} of a settings file: a command, or a command with what belongs to it. */
final class AgentReader {
    private static final String KEY = "agent";
    private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

    private AgentReader() {}

    static AgentChoice read(YamlFields file, Faults faults) {
        YamlValue value = file.value(KEY).orElse(null);
        if (value == null) {
            return AgentChoice.NONE;
        }
        if (!(value instanceof Mapping)) {
            return new AgentChoice(file.text(KEY), null, null);
        }
        YamlFields agent = YamlFields.of(value, KEY, List.of("command", "environment", "account"), faults);
        List<String> environment = agent.texts("environment");
        if (environment != null) {
            environment.stream()
                    .filter(name -> !name.matches(VARIABLE))
                    .forEach(name -> faults.add(
                            agent.line(),
                            "environment holds names of variables to pass on, not \"%s\"",
                            name.replaceFirst("=.*", "=…")));
        }
        return new AgentChoice(agent.text("command"), environment, agent.text("account"));
    }
}
