package io.trackyard.source.taskxml;

import io.trackyard.policy.BatchCall;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Part;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceContent;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of task XML, with what an {@code execute-state.json} in it says of the tasks.
 *
 * @param layer the only one whose tasks are asked for; absent for all
 * @param call the one batch that is asked for; absent for all
 */
record TaskXmlSource(
        SourceFile file,
        Waiter waiter,
        InstantSource clock,
        Terms terms,
        @Nullable String layer,
        @Nullable BatchCall call)
        implements TaskSource {
    /** The name of its profile. */
    static final String NAME = "taskxml";

    /**
     * What of a run's settings decides what is read.
     *
     * @param batch how many tasks a batch has at most
     * @param attempts how many attempts a task has
     */
    record Terms(int batch, int attempts) {
        /** Those of the profile. */
        static final Terms DEFAULT = new Terms(3, 5);

        Terms {
            batch = Math.max(1, batch); // whoever takes the number next refuses it in a person's words
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return NAME + " · " + file.name();
    }

    @Override
    public TaskSource under(Settings settings) {
        Settings.Limits limits = settings.limits();
        return new TaskXmlSource(
                file,
                waiter,
                clock,
                new Terms(
                        Objects.requireNonNullElse(limits.maxParallel(), Terms.DEFAULT.batch()),
                        Objects.requireNonNullElse(limits.attempts(), Terms.DEFAULT.attempts())),
                layer,
                call);
    }

    @Override
    public List<SourceFile> files() {
        TasksDirectory directory = new TasksDirectory(file);
        return Stream.concat(
                        directory.documents().stream(),
                        directory.taskFiles().stream().map(directory::file))
                .toList();
    }

    /** A phase that is called like a layer is that layer. */
    @Override
    public Optional<TaskSource> part(Part part) {
        return Optional.ofNullable(part.phase()).filter(this::isLayer).map(this::only);
    }

    @Override
    public Optional<TaskSource> batch(BatchCall asked) {
        return Optional.of(new TaskXmlSource(file, waiter, clock, terms, layer, asked));
    }

    private boolean isLayer(String name) {
        return TasksFiles.read(new TasksDirectory(file), waiter)
                .inventory()
                .layers()
                .contains(name);
    }

    private TaskSource only(String name) {
        return new TaskXmlSource(file, waiter, clock, terms, name, call);
    }

    @Override
    public SourceContent read(KnownTasks known) {
        return new TasksReading(TasksFiles.read(new TasksDirectory(file), waiter), waiter, terms, layer, call, known)
                .content();
    }

    @Override
    public Optional<SourceWriter> writer() {
        return Optional.of(new TaskXmlWriter(new TasksDirectory(file), waiter, clock, terms, call));
    }
}
