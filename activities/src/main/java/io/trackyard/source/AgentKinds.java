package io.trackyard.source;

import io.trackyard.plan.Changes;
import io.trackyard.plan.NearestName;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.NamedAgent;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds of agents by the names that a person gives them; those that ship can be changed. */
public record AgentKinds(List<AgentKind> all) {
    /** None. */
    public static final AgentKinds NONE = new AgentKinds(List.of());

    private static final List<String> KEYS = List.of("client", "persona", "model", "permission", "changes", "lines");

    public AgentKinds {
        all = List.copyOf(all);
    }

    /**
     * Reads a mapping of names to kinds.
     *
     * @param key the key it stands under
     */
    public static AgentKinds read(YamlFields file, String key, Faults faults) {
        YamlValue value = file.value(key).orElse(null);
        if (value == null) {
            return NONE;
        }
        if (!(value instanceof Mapping mapping)) {
            faults.add(value.line(), "%s is a mapping of names to kinds of agents, not %s", key, value.kind());
            return NONE;
        }
        return new AgentKinds(mapping.entries().stream()
                .map(entry -> kind(entry.key(), entry.value(), faults))
                .toList());
    }

    private static AgentKind kind(String name, YamlValue value, Faults faults) {
        YamlFields fields = YamlFields.of(value, "the kind " + name, KEYS, faults);
        if (AgentSettings.clientNamed(name).isPresent()) {
            faults.add(value.line(), "%s is a client, and no name for a kind of agent", name);
        }
        String client = fields.text("client");
        return new AgentKind(
                name,
                client,
                fields.text("persona"),
                fields.text("model"),
                permission(fields, faults),
                fields.choice("changes", Changes.class),
                lines(client, fields, faults));
    }

    /** They belong to the command that they stand beside. */
    private static @Nullable LineFields lines(@Nullable String client, YamlFields fields, Faults faults) {
        fields.value("lines").map(YamlValue::line).ifPresent(line -> {
            if (client == null) {
                faults.add(line, "lines are a command's: client says which");
            } else if (AgentSettings.clientNamed(client).isPresent()) {
                faults.add(line, "lines are a command's: what those of %s say is known", client.strip());
            }
        });
        return LineFieldsReader.read(fields, faults);
    }

    private static @Nullable String permission(YamlFields fields, Faults faults) {
        String word = fields.text("permission");
        if (word != null && Permission.named(word).isEmpty()) {
            faults.add(
                    fields.value("permission").map(YamlValue::line).orElse(fields.line()),
                    "permission is read-only, edit or full, not \"%s\"",
                    word);
        }
        return word;
    }

    /** These, and what they leave unsaid as the others say it. */
    public AgentKinds over(AgentKinds below) {
        Map<String, AgentKind> merged = new LinkedHashMap<>();
        below.all.forEach(kind -> merged.put(kind.name(), kind));
        all.forEach(kind -> merged.merge(kind.name(), kind, (lower, upper) -> upper.over(lower)));
        return new AgentKinds(new ArrayList<>(merged.values()));
    }

    /** The kind of that name. */
    public Optional<AgentKind> named(@Nullable String name) {
        return all.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /**
     * The kind of that name.
     *
     * @param place where a person defines one
     * @throws io.trackyard.problem.ProblemException where there is none, with the list of those there are
     */
    public AgentKind demand(String name, String place) {
        return named(name).orElseThrow(() -> unknown(name, place));
    }

    /**
     * As a run has them.
     *
     * @param agent what is run for tasks that ask for no other
     * @param usual the kind that this is; empty where it is a client or a command
     */
    List<NamedAgent> over(AgentChoice agent, Optional<AgentKind> usual) {
        return all.stream()
                .map(kind -> kind.over(agent, usual.equals(Optional.of(kind))))
                .toList();
    }

    /** Their names. */
    public List<String> names() {
        return all.stream().map(AgentKind::name).toList();
    }

    private RuntimeException unknown(String name, String place) {
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-kind")
                .what("there is no kind of agent \"%s\"", name)
                .why("the kinds are %s", String.join(", ", names()));
        NearestName.question(name, names()).ifPresent(draft::remedy);
        return draft.remedy("define it under " + place).exception();
    }
}
