package io.trackyard.source.queue;

import io.trackyard.source.SourceFormat;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds queues of files. */
public final class QueueFormat implements SourceFormat {
    private final Waiter waiter;
    private final Map<String, String> environment;

    /**
     * @param waiter waits while another tool writes an item
     * @param environment tells where a person's own settings lie
     */
    public QueueFormat(Waiter waiter, Map<String, String> environment) {
        this.waiter = waiter;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return QueueSource.NAME;
    }

    @Override
    public List<String> places() {
        return List.of(QueueDirectory.PLACE);
    }

    /** In the directory, or the directory itself where a person named it. */
    @Override
    public List<TaskSource> in(Path repository, Path directory) {
        Path inside = directory.resolve(QueueDirectory.PLACE);
        if (QueueDirectory.isOne(inside)) {
            return List.of(source(repository, inside));
        }
        return !directory.equals(repository) && QueueDirectory.isOne(directory)
                ? List.of(source(repository, directory))
                : List.of();
    }

    /** One item is chosen with {@code --task}: what it needs stands beside it. */
    @Override
    public Optional<TaskSource> of(Path repository, SourceFile file) {
        return Optional.empty();
    }

    private TaskSource source(Path repository, Path directory) {
        return new QueueSource(
                repository, new QueueDirectory(SourceFile.of(repository, directory)), environment, waiter);
    }
}
