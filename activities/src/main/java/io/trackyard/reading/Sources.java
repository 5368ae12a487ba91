package io.trackyard.reading;

import io.trackyard.plan.InvalidPlanException;
import io.trackyard.policy.PlanOrigin;
import io.trackyard.problem.Problem;
import io.trackyard.reading.SourceProblems.RootFile;
import io.trackyard.source.Part;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceFormat;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.trackyard.NativeSource;
import io.trackyard.source.trackyard.TrackyardFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the tasks of a repository, and the settings beside them. */
final class Sources {
    private static final Pattern COMMENTED_OUT = Pattern.compile("(?m)^\\s*#\\s*tasks:\\s*$");

    private final List<SourceFormat> formats;

    Sources(List<SourceFormat> formats) {
        this.formats = formats;
    }

    /**
     * The source a person asked for, or the only one there is.
     *
     * @param asked a file of a known form or a directory that holds one; against the repository where it is relative
     * @param part of it, which is taken where its form has such parts
     * @throws io.trackyard.problem.ProblemException {@code no-source}, {@code several-sources}, {@code unknown-source}
     * @throws InvalidPlanException where the one file that could say is too broken to do so
     */
    Found find(Path repository, Optional<Path> asked, Part part) {
        SourceFile rootFile = SourceFile.of(repository, repository.resolve(TrackyardFile.NAME));
        TrackyardFile root = Files.isRegularFile(rootFile.path()) ? TrackyardFile.read(rootFile) : TrackyardFile.ABSENT;
        TaskSource whole = asked.isPresent()
                ? asked(repository, repository.resolve(asked.get()))
                : only(repository, repository, in(repository, repository), root.faults());
        Optional<TaskSource> taken = whole.part(part);
        TaskSource source = taken.orElse(whole);
        List<String> files = Stream.concat(Stream.of(rootFile), source.files().stream())
                .filter(file -> Files.exists(file.path()))
                .map(SourceFile::name)
                .distinct()
                .toList();
        if (!(source instanceof NativeSource)) {
            return new Found(source, taken.isPresent(), root.settings().over(source.settings()), root.faults(), files);
        }
        boolean rootItself = source.file().equals(rootFile);
        return new Found(
                source, false, source.settings().over(root.settings()), rootItself ? List.of() : root.faults(), files);
    }

    /** The source of a run in a tree of its repository; empty where it is not there. */
    Optional<TaskSource> again(Path root, PlanOrigin origin) {
        Path path = root.resolve(origin.place());
        SourceFormat format = formats.stream()
                .filter(known -> known.name().equals(origin.format()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no form of tasks is named " + origin.format()));
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Optional<TaskSource> source = Files.isDirectory(path)
                ? format.in(root, path).stream().findFirst()
                : format.of(root, SourceFile.of(root, path));
        return origin.batch() == null ? source : source.flatMap(whole -> whole.batch(origin.batch()));
    }

    private TaskSource asked(Path repository, Path path) {
        SourceFile file = SourceFile.of(repository, path);
        if (!Files.exists(path)) {
            throw SourceProblems.sourceMissing(file.name(), in(repository, repository));
        }
        if (Files.isDirectory(path)) {
            return only(repository, path, in(repository, path), List.of());
        }
        return formats.stream()
                .flatMap(format -> format.of(repository, file).stream())
                .findFirst()
                .orElseThrow(() -> SourceProblems.unknownForm(file.name()));
    }

    /** All in a directory: the root of the repository, or one a person named. */
    List<TaskSource> in(Path repository, Path directory) {
        return formats.stream()
                .flatMap(format -> format.in(repository, directory).stream())
                .toList();
    }

    private TaskSource only(Path repository, Path searched, List<TaskSource> sources, List<Problem> faults) {
        if (sources.isEmpty() && !faults.isEmpty()) {
            throw new InvalidPlanException(faults);
        }
        if (sources.isEmpty()) {
            throw SourceProblems.noSource(
                    searched,
                    formats.stream().flatMap(format -> format.places().stream()).toList(),
                    rootFile(repository));
        }
        if (sources.size() > 1) {
            throw SourceProblems.severalSources(sources);
        }
        return sources.get(0);
    }

    private static RootFile rootFile(Path repository) {
        Path file = repository.resolve(TrackyardFile.NAME);
        if (Files.notExists(file)) {
            return RootFile.NONE;
        }
        try {
            boolean isExample = Files.isRegularFile(file)
                    && COMMENTED_OUT.matcher(Files.readString(file)).find();
            return isExample ? RootFile.EXAMPLE : RootFile.OTHER;
        } catch (IOException unreadable) {
            return RootFile.OTHER; // a file in another encoding was refused before
        }
    }

    /**
     * Where the tasks come from.
     *
     * @param part whether it is the part that was asked for
     * @param settings what the repository's own files say of carrying them out
     * @param faults what is wrong with the settings, where they stand in a file of their own
     * @param files all that is read, by name
     */
    record Found(TaskSource source, boolean part, Settings settings, List<Problem> faults, List<String> files) {}
}
