package io.trackyard.source;

import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.policy.EndRule;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Mapping;
import io.trackyard.source.text.YamlValue.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code agent} of a settings file: a client by its name or a command, or either with what belongs to it. */
public final class AgentReader {
    private static final String KEY = "agent";
    private static final List<String> KEYS = List.of(
            "client",
            "command",
            "model",
            "permission",
            "conversation",
            "arguments",
            "environment",
            "account",
            "ends",
            "lines",
            "later");
    private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

    private AgentReader() {}

    /** What the fields say of the agent; what cannot be read is a fault and stays unsaid. */
    public static AgentChoice read(YamlFields file, Faults faults) {
        YamlValue value = file.value(KEY).orElse(null);
        if (value == null) {
            return AgentChoice.NONE;
        }
        if (!(value instanceof Mapping)) {
            String named = file.text(KEY);
            return named == null ? AgentChoice.NONE : AgentChoice.named(named);
        }
        YamlFields agent = YamlFields.of(value, KEY, KEYS, faults);
        // once: what is asked for twice is complained of twice
        Client client = agent.choice("client", Client.class);
        if (client != null && client != Client.COMMAND) {
            refuse(client, agent, "ends", "ends are a command's: what those of %s mean is known", faults);
            refuse(client, agent, "lines", "lines are a command's: what those of %s say is known", faults);
        }
        return new AgentChoice(
                agent.text("command"),
                terms(client, agent),
                environment(agent, faults),
                agent.text("account"),
                ends(agent, faults),
                LineFieldsReader.read(agent, faults),
                LaterReader.read(agent, faults));
    }

    private static void refuse(Client client, YamlFields agent, String key, String why, Faults faults) {
        agent.value(key)
                .ifPresent(value -> faults.add(value.line(), why, client.name().toLowerCase(Locale.ROOT)));
    }

    private static AgentChoice.Terms terms(@Nullable Client client, YamlFields agent) {
        List<Scalar> arguments = agent.texts("arguments");
        return new AgentChoice.Terms(
                client,
                agent.text("model"),
                agent.choice("permission", Permission.class),
                agent.choice("conversation", Conversation.class),
                arguments == null ? null : arguments.stream().map(Scalar::text).toList());
    }

    private static @Nullable List<EndRule> ends(YamlFields agent, Faults faults) {
        return agent.value("ends")
                .map(value -> YamlFields.items(value).stream()
                        .flatMap(row -> end(row, faults).stream())
                        .toList())
                .orElse(null);
    }

    private static Optional<EndRule> end(YamlValue row, Faults faults) {
        YamlFields fields =
                YamlFields.of(row, "a row of ends", List.of("exit", "pattern", "is", "resetPattern"), faults);
        Integer exit = fields.integer("exit", 0, 255);
        String pattern = expression(fields, "pattern", 0, faults);
        String resetPattern = expression(fields, "resetPattern", 1, faults);
        EndRule.Meaning means = fields.choice("is", EndRule.Meaning.class);
        if (!fields.has("exit") && !fields.has("pattern")) {
            faults.add(fields.line(), "a row of ends says by exit or pattern which ends it is about");
        }
        if (!fields.has("is")) {
            faults.add(fields.line(), "a row of ends says what the end is");
        }
        return Optional.ofNullable(means).map(said -> new EndRule(exit, pattern, said, resetPattern));
    }

    private static @Nullable String expression(YamlFields fields, String key, int groups, Faults faults) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        int line = fields.value(key).map(YamlValue::line).orElse(fields.line());
        try {
            if (Pattern.compile(text).matcher("").groupCount() >= groups) {
                return text;
            }
            faults.add(line, "%s has a group, in brackets, for the time: \"%s\"", key, text);
        } catch (PatternSyntaxException broken) {
            faults.add(line, "%s is a regular expression: %s", key, broken.getDescription());
        }
        return null;
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
