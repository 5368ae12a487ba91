package io.trackyard.source;

import io.trackyard.plan.InvalidPlanException;
import io.trackyard.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the tasks of a repository, and the settings beside them. */
final class Sources {
    private final Waiter waiter;
    private final InstantSource clock;

    Sources(Waiter waiter, InstantSource clock) {
        this.waiter = waiter;
        this.clock = clock;
    }

    /**
     * The source a person asked for, or the only one there is.
     *
     * @param asked a file of a known form or a directory that holds one; against the repository where it is relative
     * @throws io.trackyard.problem.ProblemException {@code no-source}, {@code several-sources}, {@code unknown-source}
     * @throws InvalidPlanException where the one file that could say is too broken to do so
     */
    Found find(Path repository, Optional<Path> asked) {
        SourceFile rootFile = SourceFile.of(repository, repository.resolve(TrackyardFile.NAME));
        TrackyardFile root = read(rootFile);
        TaskSource source = asked.isPresent()
                ? asked(repository, repository.resolve(asked.get()))
                : only(repository, detect(repository, repository, root), root);
        List<String> files = Stream.concat(Stream.of(rootFile), source.files().stream())
                .filter(file -> Files.exists(file.path()))
                .map(SourceFile::name)
                .distinct()
                .toList();
        if (!(source instanceof NativeSource own)) {
            return new Found(source, root.settings(), root.faults(), files);
        }
        boolean rootItself = own.file().equals(rootFile);
        return new Found(
                source, own.content().settings().over(root.settings()), rootItself ? List.of() : root.faults(), files);
    }

    private TaskSource asked(Path repository, Path path) {
        SourceFile file = SourceFile.of(repository, path);
        if (!Files.exists(path)) {
            throw SourceProblems.sourceMissing(file.name());
        }
        if (Files.isDirectory(path)) {
            TrackyardFile inside = read(SourceFile.of(repository, path.resolve(TrackyardFile.NAME)));
            return only(path, detect(repository, path, inside), inside);
        }
        if (file.name().endsWith(".jsonl")) {
            return new BeadsSource(file, waiter, clock);
        }
        if (!file.name().matches(".*\\.ya?ml")) {
            throw SourceProblems.unknownForm(file.name());
        }
        TrackyardFile content = TrackyardFile.read(file);
        return only(path, content.tasks() == null ? List.of() : List.of(new NativeSource(file, content)), content);
    }

    private static TrackyardFile read(SourceFile file) {
        return Files.isRegularFile(file.path()) ? TrackyardFile.read(file) : TrackyardFile.ABSENT;
    }

    private List<TaskSource> detect(Path repository, Path directory, TrackyardFile file) {
        List<TaskSource> sources = new ArrayList<>();
        if (file.tasks() != null) {
            sources.add(new NativeSource(SourceFile.of(repository, directory.resolve(TrackyardFile.NAME)), file));
        }
        List<String> places = new ArrayList<>(BeadsSource.PLACES);
        if (!directory.equals(repository)) {
            places.add("issues.jsonl"); // the .beads directory itself was asked for
        }
        places.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(place -> sources.add(new BeadsSource(SourceFile.of(repository, place), waiter, clock)));
        return sources;
    }

    private static TaskSource only(Path searched, List<TaskSource> sources, TrackyardFile file) {
        if (sources.isEmpty() && !file.faults().isEmpty()) {
            throw new InvalidPlanException(file.faults());
        }
        if (sources.isEmpty()) {
            List<String> lookedFor = new ArrayList<>(List.of(TrackyardFile.NAME + " with tasks:"));
            lookedFor.addAll(BeadsSource.PLACES);
            throw SourceProblems.noSource(searched, lookedFor);
        }
        if (sources.size() > 1) {
            throw SourceProblems.severalSources(sources);
        }
        return sources.get(0);
    }

    /**
     * Where the tasks come from.
     *
     * @param settings what the repository's own files say of carrying them out
     * @param faults what is wrong with the settings, where they stand in a file of their own
     * @param files all that is read, by name
     */
    record Found(TaskSource source, Settings settings, List<Problem> faults, List<String> files) {}
}
