package io.trackyard.source.taskxml;

import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceContent;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** A directory of task XML, with what an {@code execute-state.json} in it says of the tasks. */
record TaskXmlSource(SourceFile file, Waiter waiter, InstantSource clock, Terms terms) implements TaskSource {
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
                        Objects.requireNonNullElse(limits.attempts(), Terms.DEFAULT.attempts())));
    }

    @Override
    public SourceContent read(KnownTasks known) {
        return new TasksReading(TasksFiles.read(new TasksDirectory(file), waiter), waiter, terms, known).content();
    }

    @Override
    public Optional<SourceWriter> writer() {
        return Optional.of(new TaskXmlWriter(new TasksDirectory(file), waiter, clock, terms));
    }
}
