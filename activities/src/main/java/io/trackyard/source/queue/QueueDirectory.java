package io.trackyard.source.queue;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The directory of a queue. */
record QueueDirectory(SourceFile file) {
    /** Where it lies in a repository. */
    static final String PLACE = ".agent/queue";

    /** Whether the directory holds items. */
    static boolean isOne(Path directory) {
        return Files.isDirectory(directory)
                && !new QueueDirectory(new SourceFile(directory, directory.toString()))
                        .items()
                        .isEmpty();
    }

    /** Those that are there now, in the order of their numbers. */
    List<QueueItem> items() {
        return names(Files::isRegularFile).stream()
                .flatMap(name -> ItemName.of(name).stream())
                .map(this::item)
                .sorted(Comparator.comparing(QueueItem::name, ItemName.BY_NUMBER))
                .toList();
    }

    /** The item of that number that is there now; empty where there is none, or more than one. */
    Optional<QueueItem> item(String number) {
        List<QueueItem> found = items().stream()
                .filter(item -> item.name().key().equals(ItemName.keyOf(number)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Names that look like those of items and are none. */
    List<String> misnamed() {
        return names(Files::isRegularFile).stream()
                .filter(ItemName::isNearly)
                .sorted()
                .toList();
    }

    /** Names of items that are directories, or links that lead nowhere. */
    List<String> noFiles() {
        return names(path -> !Files.isRegularFile(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)).stream()
                .filter(name -> ItemName.of(name).isPresent())
                .sorted()
                .toList();
    }

    QueueItem item(ItemName name) {
        return new QueueItem(
                name,
                new SourceFile(
                        file.path().resolve(name.file()),
                        (file.name().isEmpty() ? "" : file.name() + "/") + name.file()));
    }

    private List<String> names(Predicate<Path> which) {
        try (Stream<Path> files = Files.list(file.path())) {
            return files.filter(which)
                    .map(path -> path.getFileName().toString())
                    .toList();
        } catch (IOException failure) {
            throw Problem.of(Fault.USER, "unreadable")
                    .what("%s cannot be read", file.name())
                    .why("%s", failure)
                    .at(file.name(), null)
                    .exception(failure);
        }
    }
}
