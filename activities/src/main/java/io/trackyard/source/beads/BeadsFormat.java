package io.trackyard.source.beads;

import io.trackyard.source.SourceFormat;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds issues of beads. */
public final class BeadsFormat implements SourceFormat {
    /** Where beads keeps them below a repository, best first. */
    private static final List<String> PLACES =
            List.of(".beads/issues.jsonl", ".beads/beads.jsonl", ".beads/backup/issues.jsonl");

    private final Waiter waiter;
    private final InstantSource clock;

    /**
     * @param waiter waits while beads finishes writing
     * @param clock tells which issues are deferred, and how long others have been in progress
     */
    public BeadsFormat(Waiter waiter, InstantSource clock) {
        this.waiter = waiter;
        this.clock = clock;
    }

    @Override
    public String name() {
        return BeadsSource.NAME;
    }

    @Override
    public List<String> places() {
        return PLACES;
    }

    @Override
    public List<TaskSource> in(Path repository, Path directory) {
        List<String> places = new ArrayList<>(PLACES);
        if (!directory.equals(repository)) {
            places.add("issues.jsonl"); // the .beads directory itself was asked for
        }
        return places.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(place -> source(SourceFile.of(repository, place)))
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public Optional<TaskSource> of(Path repository, SourceFile file) {
        return file.name().endsWith(".jsonl") ? Optional.of(source(file)) : Optional.empty();
    }

    private TaskSource source(SourceFile file) {
        return new BeadsSource(file, waiter, clock);
    }
}
