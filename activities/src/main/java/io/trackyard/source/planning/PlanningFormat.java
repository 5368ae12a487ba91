package io.trackyard.source.planning;

import io.trackyard.source.Part;
import io.trackyard.source.SourceFormat;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds planning directories. */
public final class PlanningFormat implements SourceFormat {
    private static final String DIRECTORY = ".planning";
    private static final String PHASES = "phases";

    private final Waiter waiter;

    /** @param waiter waits while a plan is being written */
    public PlanningFormat(Waiter waiter) {
        this.waiter = waiter;
    }

    @Override
    public String name() {
        return PlanningSource.NAME;
    }

    @Override
    public List<String> places() {
        return List.of(DIRECTORY + "/" + PHASES);
    }

    /** In the directory, or the directory itself where a person named it or that of one phase. */
    @Override
    public List<TaskSource> in(Path repository, Path directory) {
        Optional<TaskSource> found = planning(repository, directory.resolve(DIRECTORY));
        if (found.isEmpty() && !directory.equals(repository)) {
            found = planning(repository, directory).or(() -> phase(repository, directory));
        }
        return found.stream().toList();
    }

    /** A plan is carried out as a part of its phase. */
    @Override
    public Optional<TaskSource> of(Path repository, SourceFile file) {
        return Optional.empty();
    }

    private Optional<TaskSource> planning(Path repository, Path planning) {
        if (!Files.isDirectory(planning.resolve(PHASES))) {
            return Optional.empty();
        }
        List<PhaseDirectory> all = PhaseDirectory.below(repository, planning.resolve(PHASES));
        return all.stream().anyMatch(PhaseDirectory::hasPlans)
                ? Optional.of(
                        new PlanningSource(repository, SourceFile.of(repository, planning), all, all, Part.ALL, waiter))
                : Optional.empty();
    }

    private Optional<TaskSource> phase(Path repository, Path directory) {
        Path phase = directory.toAbsolutePath().normalize();
        Path planning = Stream.iterate(phase, path -> path != null, Path::getParent)
                .skip(2)
                .findFirst()
                .orElse(phase);
        return planning(repository, planning)
                .flatMap(source -> PhaseDirectory.of(SourceFile.of(repository, phase))
                        .flatMap(asked -> source.part(Part.ofPhase(String.valueOf(phase.getFileName())))));
    }
}
