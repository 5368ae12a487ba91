package io.trackyard.source.beads;

import io.trackyard.source.SourceFormat;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds issues of beads: its database, where {@code bd} is there to be asked, else the lines it exported. A person who
 * names a file of lines gets that file.
 */
public final class BeadsFormat implements SourceFormat {
    private static final String DIRECTORY = ".beads";

    /** Where beads writes lines, best first. */
    private static final List<String> LINES = List.of("issues.jsonl", "beads.jsonl", "backup/issues.jsonl");

    /** By what a directory is known for which bd may have a database, here or elsewhere. */
    private static final List<String> TRACES = List.of("metadata.json", "embeddeddolt", "dolt", "redirect");

    private final Waiter waiter;
    private final InstantSource clock;
    private final Map<String, String> environment;

    /**
     * @param waiter waits while beads finishes writing
     * @param clock tells which issues are deferred, and how long others have been in progress
     * @param environment in which {@code bd} is looked for and run
     */
    public BeadsFormat(Waiter waiter, InstantSource clock, Map<String, String> environment) {
        this.waiter = waiter;
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return BeadsSource.NAME;
    }

    @Override
    public List<String> places() {
        return Stream.concat(
                        Stream.of(DIRECTORY + " with bd on PATH"),
                        LINES.stream().map(place -> DIRECTORY + "/" + place))
                .toList();
    }

    @Override
    public List<TaskSource> in(Path repository, Path directory) {
        boolean askedFor = !directory.equals(repository); // it may be the .beads directory itself
        return Stream.of(directory.resolve(DIRECTORY), directory)
                .filter(place -> askedFor || !place.equals(directory))
                .flatMap(place -> store(repository, place).stream())
                .findFirst()
                .map(this::source)
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public Optional<TaskSource> of(Path repository, SourceFile file) {
        return file.name().endsWith(".jsonl")
                ? Optional.of(source(new FileStore(file, waiter, clock)))
                : Optional.empty();
    }

    private Optional<IssueStore> store(Path repository, Path beads) {
        SourceFile directory = SourceFile.of(repository, beads);
        BdProgram bd = BdProgram.in(beads.toAbsolutePath().getParent(), environment);
        boolean traced = TRACES.stream().map(beads::resolve).anyMatch(Files::exists);
        if (traced && bd.isThere() && bd.hasDatabase()) {
            return Optional.of(new BdStore(directory, bd));
        }
        return LINES.stream()
                .map(beads::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .<IssueStore>map(lines -> new FileStore(SourceFile.of(repository, lines), waiter, clock))
                .or(() -> traced ? Optional.of(new ClosedStore(directory, bd.isThere())) : Optional.empty());
    }

    private TaskSource source(IssueStore store) {
        return new BeadsSource(store, clock);
    }
}
