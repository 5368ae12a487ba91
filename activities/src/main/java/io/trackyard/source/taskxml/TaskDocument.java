package io.trackyard.source.taskxml;

import io.trackyard.plan.Changes;
import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.source.text.Faults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a task of a task file and of what is planned for it. */
final class TaskDocument {
    private static final String RULES = """
            This is task %s of layer %s. Its file follows as it is. Write the tests that it asks for first. What stands in \
            its dependencies exists already, under exactly these names; keep to the names and types it gives for your own \
            work, and do nothing that no requirement asks for. Paths lead from the root of your worktree. Steps of its \
            verification that name a command after "Run:" are run when you have ended; see to the others yourself.

            """;

    private final PlannedTask planned;
    private final Faults faults;

    /** @param faults of the task's file */
    TaskDocument(PlannedTask planned, Faults faults) {
        this.planned = planned;
        this.faults = faults;
    }

    /** The task; also where its file has faults, so that needs on it are known. */
    Task task(String text) {
        Position position = faults.at(1);
        Optional<XmlElement> root = XmlReader.read(text, faults);
        root.ifPresent(this::check);
        XmlElement task = root.orElseGet(() -> new XmlElement("task", Map.of(), List.of(), "", 1));
        String name = task.child("meta").child("name").word();
        List<String> files = Stream.concat(ownFiles(task), planned.files().stream())
                .distinct()
                .toList();
        return Task.draft(planned.id())
                .title(name.isEmpty() ? planned.title() : name)
                .prompt(RULES.formatted(planned.id(), planned.layer())
                        + text.replace("\r\n", "\n").strip() + "\n")
                .needs(planned.needs())
                .scope(scope(files, position))
                .checks(checks(task))
                // one that sets an environment up names no files, and leaves nothing that could be committed
                .changes(files.isEmpty() ? Changes.OPTIONAL : Changes.REQUIRED)
                .position(position)
                .build();
    }

    private void check(XmlElement root) {
        if (!root.name().equals("task")) {
            faults.add(root.line(), "a task file holds a <task>, not a <%s>", root.name());
        }
        XmlElement id = root.child("meta").child("id");
        if (!id.word().isEmpty() && !id.word().equals(planned.id().text())) {
            faults.add(id.line(), "its id is \"%s\", but the file is that of %s", id.word(), planned.id());
        }
    }

    /** Some say behind the path, in parentheses, whether the file is new. */
    private static Stream<String> ownFiles(XmlElement task) {
        return Stream.of("files-to-create", "files-to-modify")
                .flatMap(list -> task.child(list).children().stream())
                .map(file -> file.attributes().getOrDefault("path", file.word()))
                .map(path -> path.strip().replaceFirst("\\s+\\([^()]*\\)$", ""))
                .filter(path -> !path.isEmpty());
    }

    private Scope scope(List<String> files, Position position) {
        files.stream()
                .filter(PathPattern::isOutside)
                .forEach(path -> faults.add(PlanFaults.scopeOutside(planned.id(), path, position)));
        List<PathPattern> inside = files.stream()
                .filter(path -> !PathPattern.isOutside(path))
                .map(PathPattern::of)
                .toList();
        return inside.isEmpty() ? new Scope.Unknown() : new Scope.Declared(inside);
    }

    private List<Check> checks(XmlElement task) {
        XmlElement directory = task.child("meta").child("cwd");
        String path = directory.word();
        if (!path.isEmpty() && PathPattern.isOutside(path)) {
            faults.add(directory.line(), "<cwd> names a directory of the repository, not \"%s\"", path);
            return List.of();
        }
        String prefix = path.isEmpty() ? "" : "cd '" + path.replace("'", "'\\''") + "' && ";
        return task.child("verification").children().stream()
                .flatMap(step -> command(step).stream())
                .map(command -> Check.of(prefix + command))
                .toList();
    }

    private static Optional<String> command(XmlElement step) {
        return switch (step.name()) {
            case "step" -> VerificationStep.command(step.text());
            case "command" -> Optional.of(step.word()).filter(command -> !command.isEmpty());
            default -> Optional.empty();
        };
    }
}
