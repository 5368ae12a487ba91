package io.trackyard.source.trackyard;

import io.trackyard.plan.Position;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskList.Need;
import io.trackyard.problem.Problem;
import io.trackyard.source.Settings;
import io.trackyard.source.SettingsReader;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlReader;
import io.trackyard.source.text.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code trackyard.yaml}: tasks, settings or both.
 *
 * @param settings what it says of how a run is carried out
 * @param tasks the tasks in order; absent where there is no {@code tasks:}
 * @param needs where the needs of the tasks stand
 * @param faults all that is wrong with it, in the order of its lines
 */
public record TrackyardFile(
        Settings settings, @Nullable List<Task> tasks, Map<Need, Position> needs, List<Problem> faults) {
    /** Its name at the root of a repository. */
    public static final String NAME = "trackyard.yaml";

    private static final List<String> KEYS =
            Stream.concat(Stream.of("tasks"), SettingsReader.KEYS.stream()).toList();

    /** No such file. */
    public static final TrackyardFile ABSENT = new TrackyardFile(Settings.NONE, null, Map.of(), List.of());

    /**
     * Reads the file.
     *
     * @throws io.trackyard.problem.ProblemException where it is no text at all; faults of its content are returned
     */
    public static TrackyardFile read(SourceFile file) {
        return parse(file.text(), file.name());
    }

    /** Reads a text; {@code name} is what people know it by. */
    static TrackyardFile parse(String text, String name) {
        Faults faults = new Faults(name);
        Optional<YamlValue> document = YamlReader.read(text, faults);
        if (document.isEmpty()) {
            return new TrackyardFile(Settings.NONE, null, Map.of(), faults.all());
        }
        YamlFields fields = YamlFields.of(document.get(), name, KEYS, faults);
        Settings settings = SettingsReader.read(fields, faults);
        List<TaskReader.Written> written =
                fields.value("tasks").map(value -> tasks(value, faults)).orElse(null);
        if (written == null) {
            return new TrackyardFile(settings, null, Map.of(), faults.all());
        }
        Map<Need, Position> needs = new LinkedHashMap<>();
        written.forEach(task -> task.needs().forEach(needs::putIfAbsent));
        List<Task> tasks = written.stream().map(TaskReader.Written::task).toList();
        return new TrackyardFile(settings, tasks, needs, faults.all());
    }

    private static List<TaskReader.Written> tasks(YamlValue value, Faults faults) {
        if (!(value instanceof YamlValue.Sequence sequence)) {
            faults.add(value.line(), "tasks is a list of tasks, not %s", value.kind());
            return List.of();
        }
        return sequence.items().stream()
                .flatMap(item -> TaskReader.read(item, faults).stream())
                .toList();
    }
}
