package io.trackyard.source.taskxml;

import io.trackyard.source.SourceFormat;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds directories of task XML. */
public final class TaskXmlFormat implements SourceFormat {
    /** Where the directories of a repository lie, one for each product that is planned. */
    private static final String PLACE = "docs/tasks";

    private static final Set<String> DOCUMENTS =
            Set.of(TasksDirectory.PLAN, TasksDirectory.MANIFEST, TasksDirectory.STATE);

    private final Waiter waiter;
    private final InstantSource clock;

    /**
     * @param waiter waits while another program finishes writing
     * @param clock tells how old a lock is
     */
    public TaskXmlFormat(Waiter waiter, InstantSource clock) {
        this.waiter = waiter;
        this.clock = clock;
    }

    @Override
    public String name() {
        return TaskXmlSource.NAME;
    }

    @Override
    public List<String> places() {
        return List.of(PLACE + "/*/" + TasksDirectory.PLAN);
    }

    @Override
    public List<TaskSource> in(Path repository, Path directory) {
        Path place = directory.resolve(PLACE);
        if (Files.isDirectory(place)) {
            return below(repository, place);
        }
        if (directory.equals(repository)) {
            return List.of();
        }
        return TasksDirectory.isOne(directory) ? List.of(source(repository, directory)) : below(repository, directory);
    }

    @Override
    public Optional<TaskSource> of(Path repository, SourceFile file) {
        Path parent = file.path().toAbsolutePath().getParent();
        return parent != null && DOCUMENTS.contains(file.path().getFileName().toString())
                ? Optional.of(source(repository, parent))
                : Optional.empty();
    }

    private List<TaskSource> below(Path repository, Path place) {
        try (Stream<Path> directories = Files.list(place)) {
            return directories
                    .filter(Files::isDirectory)
                    .filter(TasksDirectory::isOne)
                    .sorted()
                    .map(directory -> source(repository, directory))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private TaskSource source(Path repository, Path directory) {
        return new TaskXmlSource(
                SourceFile.of(repository, directory), waiter, clock, TaskXmlSource.Terms.DEFAULT, null, null);
    }
}
