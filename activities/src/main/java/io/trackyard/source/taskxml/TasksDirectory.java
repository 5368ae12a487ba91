package io.trackyard.source.taskxml;

import io.trackyard.plan.TaskId;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A directory of tasks: the documents at its top, and the task files, most of them in a directory for each layer. */
record TasksDirectory(SourceFile root) {
    static final String PLAN = "layer_plan.json";
    static final String MANIFEST = "manifest.json";
    static final String STATE = "execute-state.json";

    /** Deeper than any layer lies; whoever names a home directory shall not wait for all of it. */
    private static final int DEEPEST = 4;

    /** The id in a task file's name; the layer's number and one of its own. */
    private static final Pattern NAMED = Pattern.compile("(L[0-9]+-[0-9]+)(-.*)?\\.xml");

    /** Whether a directory looks like one: by its plan of layers, or by a task file in it or in a layer. */
    static boolean isOne(Path directory) {
        return Files.isRegularFile(directory.resolve(PLAN)) || hasTaskFiles(directory);
    }

    private static boolean hasTaskFiles(Path directory) {
        return xmlFiles(directory, 2).stream()
                .anyMatch(file -> NAMED.matcher(nameOf(file)).matches());
    }

    JsonFile json(String name, Waiter waiter) {
        return JsonFile.read(file(root.path().resolve(name)), waiter);
    }

    /** All task files, in the order of their paths. */
    List<Path> taskFiles() {
        return xmlFiles(root.path(), DEEPEST);
    }

    /** Those of a task. Its name goes on after its id, so that the id may be the beginning of another one's. */
    static List<Path> of(TaskId id, List<Path> files) {
        return files.stream()
                .filter(file -> nameOf(file).equals(id + ".xml") || nameOf(file).startsWith(id + "-"))
                .filter(file -> {
                    String named = idIn(file);
                    return named.isEmpty() || named.equals(id.text());
                })
                .toList();
    }

    /** The id that a file's name holds; empty where it holds none. */
    static String idIn(Path file) {
        Matcher matcher = NAMED.matcher(nameOf(file));
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The name of the directory a file lies in; empty for the top. */
    String layerOf(Path file) {
        Path inside = root.path().relativize(file);
        return inside.getNameCount() < 2
                ? ""
                : inside.getName(inside.getNameCount() - 2).toString();
    }

    SourceFile file(Path path) {
        Path inside = root.path().relativize(path);
        return new SourceFile(path, root.name().isEmpty() ? inside.toString() : root.name() + "/" + inside);
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }

    private static List<Path> xmlFiles(Path directory, int depth) {
        try (Stream<Path> files = Files.find(
                directory,
                depth,
                (file, facts) -> facts.isRegularFile() && nameOf(file).endsWith(".xml"))) {
            return files.sorted().toList();
        } catch (IOException | UncheckedIOException failure) {
            return List.of(); // one that cannot be looked into holds no tasks for whoever runs this
        }
    }
}
