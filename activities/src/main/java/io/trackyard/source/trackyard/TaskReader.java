package io.trackyard.source.trackyard;

import io.trackyard.plan.Changes;
import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.plan.TaskList.Need;
import io.trackyard.source.CheckReader;
import io.trackyard.source.SettingsReader;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Mapping;
import io.trackyard.source.text.YamlValue.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one item of {@code tasks:}. A task with a readable id is always returned, so that needs on it are known. */
final class TaskReader {
    private static final List<String> KEYS = List.of(
            "id",
            "title",
            "prompt",
            "needs",
            "scope",
            "verify",
            "changes",
            "priority",
            "attempts",
            "timeout",
            "stalledAfter",
            "agent",
            "model",
            "setup");
    private static final int LOWEST_PRIORITY = 4;

    private final YamlFields fields;
    private final Faults faults;

    private TaskReader(YamlFields fields, Faults faults) {
        this.fields = fields;
        this.faults = faults;
    }

    /**
     * A task as it stands in a file.
     *
     * @param needs where each of its needs stands
     */
    record Written(Task task, Map<Need, Position> needs) {}

    static Optional<Written> read(YamlValue value, Faults faults) {
        YamlFields fields = YamlFields.of(value, "a task", KEYS, faults);
        return value instanceof Mapping ? new TaskReader(fields, faults).task() : Optional.empty();
    }

    private Optional<Written> task() {
        TaskId id = id();
        String title = fields.name("title");
        String prompt = fields.text("prompt");
        if (!fields.has("title") && !fields.has("prompt")) {
            faults.add(fields.line(), "a task has a title or a prompt: there is nothing to tell an agent");
        }
        Map<TaskId, Position> needs = new LinkedHashMap<>();
        for (Scalar need : fields.names("needs")) {
            idOf("needs", need.text(), need.line()).ifPresent(on -> needs.putIfAbsent(on, faults.at(need.line())));
        }
        List<Check> checks = fields.value("verify")
                .map(value -> CheckReader.read("verify", value, Check.DEFAULT_SECONDS, faults))
                .orElse(List.of());
        Changes changes = Objects.requireNonNullElse(fields.choice("changes", Changes.class), Changes.REQUIRED);
        int priority = priority();
        TaskLimits limits = new TaskLimits(
                fields.integer("attempts", 1, SettingsReader.MOST_ATTEMPTS),
                fields.seconds("timeout"),
                fields.secondsOrOff("stalledAfter"),
                null);
        TaskAgent agent = agent();
        List<Check> setup = fields.value("setup")
                .map(value -> CheckReader.read("setup", value, SettingsReader.SETUP_SECONDS, faults))
                .orElse(List.of());
        Position position = faults.at(fields.line());
        Scope scope = scope(id, position);
        if (id == null) {
            return Optional.empty();
        }
        String shown = Objects.requireNonNullElse(title, id.text());
        String told = Objects.requireNonNullElse(prompt, shown);
        Task task = Task.draft(id)
                .title(shown)
                .prompt(told)
                .priority(priority)
                .needs(List.copyOf(needs.keySet()))
                .scope(scope)
                .checks(checks)
                .changes(changes)
                .limits(limits)
                .agent(agent)
                .setup(setup)
                .position(position)
                .build();
        Map<Need, Position> places = new LinkedHashMap<>();
        needs.forEach((on, place) -> places.put(new Need(id, on), place));
        return Optional.of(new Written(task, places));
    }

    private @Nullable TaskAgent agent() {
        String command = fields.text("agent");
        String model = fields.text("model");
        return command == null && model == null ? null : new TaskAgent(command, model);
    }

    private @Nullable TaskId id() {
        if (!fields.has("id")) {
            faults.add(fields.line(), "a task has an id");
        }
        String id = fields.name("id");
        return id == null ? null : idOf("id", id, fields.line()).orElse(null);
    }

    private Optional<TaskId> idOf(String key, String text, int line) {
        if (text.length() > TaskId.LONGEST) {
            faults.add(line, "%s has at most %d characters", key, TaskId.LONGEST);
            return Optional.empty();
        }
        return Optional.of(TaskId.of(text));
    }

    private Scope scope(@Nullable TaskId id, Position position) {
        List<Scalar> texts = fields.texts("scope");
        if (texts == null) {
            return new Scope.Unknown();
        }
        if (fields.value("scope")
                .filter(value -> YamlFields.items(value).isEmpty())
                .isPresent()) {
            faults.add(position.line(), "scope names at least one path ('**' for all)");
        }
        TaskId whose = id == null ? TaskId.of("?") : id;
        texts.stream()
                .filter(path -> PathPattern.isOutside(path.text()))
                .forEach(path -> faults.add(PlanFaults.scopeOutside(whose, path.text(), faults.at(path.line()))));
        List<PathPattern> inside = texts.stream()
                .map(Scalar::text)
                .filter(path -> !PathPattern.isOutside(path))
                .map(PathPattern::of)
                .toList();
        return inside.isEmpty() ? new Scope.Unknown() : new Scope.Declared(inside);
    }

    /** Both ways of writing it: {@code 1} and {@code P1}. */
    private int priority() {
        boolean lettered = fields.value("priority")
                .filter(value -> value instanceof Scalar scalar && scalar.text().matches("P[0-4]"))
                .isPresent();
        if (lettered) {
            return ((Scalar) fields.value("priority").orElseThrow()).text().charAt(1) - '0';
        }
        return Objects.requireNonNullElse(fields.integer("priority", 0, LOWEST_PRIORITY), Task.DEFAULT_PRIORITY);
    }
}
