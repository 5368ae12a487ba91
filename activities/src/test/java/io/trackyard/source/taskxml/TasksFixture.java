package io.trackyard.source.taskxml;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory of tasks below a repository, written file by file. */
final class TasksFixture {
    static final String PLACE = "docs/tasks/shelf";

    private final Path repository;
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-10T12:00:00Z"));
    private Waiter waiter = time -> {};

    TasksFixture(Path repository) {
        this.repository = repository;
    }

    Path path(String name) {
        return repository.resolve(PLACE).resolve(name);
    }

    /** The waiting happens at once, and does this. */
    TasksFixture whileWaiting(Runnable then) {
        waiter = time -> then.run();
        return this;
    }

    TasksFixture write(String name, String text) {
        try {
            Path file = path(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A task file with nothing but an id, a file of its own and a step. */
    TasksFixture task(String layer, String id) {
        return write(layer + "/" + id + "-some-slug.xml", """
                <task>
                  <meta><id>%1$s</id><name>Task %1$s</name></meta>
                  <files-to-create><file>src/%1$s.py</file></files-to-create>
                  <verification><step>Run: `true` - exit code 0</step></verification>
                </task>
                """.formatted(id));
    }

    /** Task files and a plan of layers: {@code "1-a: L1-001 L1-002<L1-001"}. */
    TasksFixture planned(String... layers) {
        String list = Stream.of(layers).map(this::layer).collect(Collectors.joining(","));
        return write("layer_plan.json", "{\"layers\": [" + list + "]}");
    }

    private String layer(String line) {
        String name = line.substring(0, line.indexOf(':'));
        String tasks = Stream.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
                .map(word -> word.split("<"))
                .map(words -> {
                    task(name, words[0]);
                    String needs = Stream.of(words)
                            .skip(1)
                            .map(need -> '"' + need + '"')
                            .collect(Collectors.joining(","));
                    return "{\"id\": \"%s\", \"depends_on\": [%s]}".formatted(words[0], needs);
                })
                .collect(Collectors.joining(","));
        return "{\"id\": \"%s\", \"tasks\": [%s]}".formatted(name, tasks);
    }

    /** The one source there is. */
    TaskSource source() {
        List<TaskSource> sources = new TaskXmlFormat(waiter, clock).in(repository, repository);
        if (sources.size() != 1) {
            throw new AssertionError(sources);
        }
        return sources.get(0);
    }

    SourceContent read(String... taken) {
        return source().read(new KnownTasks(Stream.of(taken).map(TaskId::of).collect(Collectors.toSet()), Set.of()));
    }

    List<Task> tasks(String... taken) {
        SourceContent content = read(taken);
        if (!content.faults().isEmpty()) {
            throw new AssertionError(content.faults());
        }
        return content.tasks().tasks();
    }

    /** Groups by number, with the ids in them. */
    List<String> batches(String... taken) {
        return tasks(taken).stream()
                .collect(Collectors.groupingBy(
                        task -> task.group().number(),
                        TreeMap::new,
                        Collectors.mapping(task -> task.id().text(), Collectors.joining(" "))))
                .entrySet()
                .stream()
                .map(group -> group.getKey() + ": " + group.getValue())
                .toList();
    }

    List<String> held(String... taken) {
        return read(taken).tasks().held().stream().map(TasksFixture::line).toList();
    }

    private static String line(HeldTask task) {
        return task.id() + " " + task.reason();
    }

    List<String> faults() {
        return read().faults().stream()
                .map(fault -> "%s:%s %s".formatted(fault.file(), fault.line(), fault.what()))
                .toList();
    }
}
