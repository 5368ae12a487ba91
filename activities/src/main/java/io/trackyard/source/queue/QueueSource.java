package io.trackyard.source.queue;

import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceContent;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The items of a queue.
 *
 * @param repository the root of the working tree
 * @param environment tells where a person's own settings lie
 * @param waiter waits while another tool writes an item
 */
record QueueSource(Path repository, QueueDirectory directory, Map<String, String> environment, Waiter waiter)
        implements TaskSource {
    /** The name of its profile. */
    static final String NAME = "queue";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return NAME + " · " + directory.file().name();
    }

    @Override
    public SourceFile file() {
        return directory.file();
    }

    @Override
    public List<SourceFile> files() {
        return Stream.concat(Stream.of(file()), directory.items().stream().map(QueueItem::file))
                .toList();
    }

    @Override
    public Settings settings() {
        return autonomy().settings();
    }

    @Override
    public SourceContent read(KnownTasks known) {
        Autonomy autonomy = autonomy();
        SourceContent content = new QueueReading(QueueItems.read(directory, waiter), repository, known).content();
        List<Problem> faults = new ArrayList<>(autonomy.faults());
        faults.addAll(content.faults());
        List<Problem> warnings = new ArrayList<>(autonomy.warnings());
        warnings.addAll(content.warnings());
        return new SourceContent(content.tasks(), faults, warnings);
    }

    @Override
    public Set<TaskId> blocked() {
        return directory.items().stream()
                .filter(item -> item.name().state() == ItemState.BLOCKED)
                .map(QueueItem::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<SourceWriter> writer() {
        return Optional.of(new QueueWriter(directory));
    }

    private Autonomy autonomy() {
        return Autonomy.of(repository, environment);
    }
}
