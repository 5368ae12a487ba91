package io.trackyard.source.queue;

import io.trackyard.activity.TaskNews;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A queue for tests. */
record QueueFiles(Path repository) {

    /** Writes an item with these lines below its title. */
    QueueFiles item(String name, String... lines) {
        return write(name, "# Title of " + name.substring(0, 3) + "\n\n" + String.join("\n", lines) + "\n");
    }

    QueueFiles write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    QueueFiles write(String name, byte[] content) {
        return at(".agent/queue/" + name, content);
    }

    QueueFiles at(String place, String text) {
        return at(place, text.getBytes(StandardCharsets.UTF_8));
    }

    private QueueFiles at(String place, byte[] content) {
        try {
            Path file = repository.resolve(place);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path path(String name) {
        return repository.resolve(".agent/queue").resolve(name);
    }

    /** The names in the queue, without what is hidden. */
    List<String> names() {
        try (Stream<Path> files = Files.list(path(""))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    TaskSource source(Waiter waiter, Map<String, String> environment) {
        return new QueueFormat(waiter, environment).in(repository, repository).get(0);
    }

    TaskSource source() {
        return source(time -> {}, Map.of());
    }

    SourceContent content(KnownTasks known) {
        return source().read(known);
    }

    SourceContent content() {
        return content(KnownTasks.NONE);
    }

    /** Tells the queue's writer, as the run {@code swift-otter}. */
    QueueFiles tell(TaskNews.Kind kind, String task, String note) {
        source().writer().orElseThrow().write("swift-otter", List.of(new TaskNews(task, kind, "", note, 3, 0)));
        return this;
    }
}
