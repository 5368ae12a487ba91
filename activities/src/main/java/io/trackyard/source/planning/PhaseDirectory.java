package io.trackyard.source.planning;

import io.trackyard.plan.PlanFaults;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The directory of one phase: {@code 03-features}.
 *
 * @param number what the phase is called
 * @param file where it lies
 */
record PhaseDirectory(PhaseNumber number, SourceFile file) {
    private static final String SUMMARY = "-SUMMARY.md";

    /** The directories of phases below {@code phases}, in the order of the phases. */
    static List<PhaseDirectory> below(Path repository, Path phases) {
        return names(phases).stream()
                .filter(name -> Files.isDirectory(phases.resolve(name)))
                .flatMap(name -> of(SourceFile.of(repository, phases.resolve(name))).stream())
                .sorted((left, right) -> left.number.compareTo(right.number))
                .toList();
    }

    /** The phase of a directory; empty where its name begins with no number. */
    static Optional<PhaseDirectory> of(SourceFile file) {
        return PhaseNumber.of(String.valueOf(file.path().getFileName()))
                .map(number -> new PhaseDirectory(number, file));
    }

    boolean hasPlans() {
        return !plans().isEmpty();
    }

    boolean hasOpenPlans() {
        return plans().stream().anyMatch(plan -> !plan.complete);
    }

    /** Whether an open plan may be one that is being written. */
    boolean isBeingWritten() {
        return plans().stream().filter(plan -> !plan.complete).anyMatch(plan -> {
            try {
                return PlanFile.isCutOff(plan.file.text());
            } catch (ProblemException unreadable) {
                return true; // its end may be missing in the middle of a character
            }
        });
    }

    /** Reads the plans, in the order of their names. What is done already is read too: others depend on it. */
    List<PlanFile> read(List<Problem> faults) {
        List<PlanFile> read = new ArrayList<>();
        for (Found plan : plans()) {
            Faults own = new Faults(plan.file.name());
            if (plan.name.id().chars().anyMatch(Character::isISOControl)) {
                own.add(PlanFaults.unreadable(
                        shown(plan.file.name()), null, "the name of this plan has a line end in it"));
            } else {
                text(plan, faults)
                        .ifPresent(text -> read.add(PlanFile.read(
                                plan.name, plan.file, plan.complete, text, plan.complete ? new Faults("") : own)));
            }
            faults.addAll(own.all());
        }
        return read;
    }

    private static Optional<String> text(Found plan, List<Problem> faults) {
        try {
            return Optional.of(plan.file.text());
        } catch (ProblemException unreadable) {
            if (!plan.complete) {
                faults.add(unreadable.problem());
            }
            return Optional.empty();
        }
    }

    /** Files that a person may take for plans, and that are none. */
    List<String> mistakable() {
        Set<String> plans = new TreeSet<>();
        plans().forEach(plan -> plans.add(plan.path));
        return Stream.concat(
                        names(file.path()).stream(), names(nested()).stream().map(name -> "plans/" + name))
                .filter(name -> PlanName.isMistakable(name.substring(name.indexOf('/') + 1)))
                .filter(name -> !plans.contains(name))
                .map(PhaseDirectory::shown)
                .toList();
    }

    /** A plan that is there, read or not. */
    record Found(PlanName name, String path, SourceFile file, boolean complete) {}

    /** In the order of their names. */
    List<Found> plans() {
        Set<String> files = new TreeSet<>(names(file.path()));
        Set<String> inside = new TreeSet<>(names(nested()));
        List<Found> plans = new ArrayList<>();
        for (String name : files) {
            PlanName.of(name, number).ifPresent(plan -> plans.add(found(plan, name, isComplete(plan, files))));
        }
        for (String name : inside) {
            PlanName.nested(name, number)
                    .ifPresent(plan -> plans.add(found(plan, "plans/" + name, hasNestedSummary(plan, inside))));
        }
        return plans;
    }

    private Found found(PlanName plan, String path, boolean complete) {
        SourceFile place = new SourceFile(file.path().resolve(path), file.name() + "/" + path);
        return new Found(plan, path, place, complete);
    }

    private static boolean isComplete(PlanName plan, Set<String> files) {
        return files.contains(plan.summary()) || files.contains(plan.canonical() + SUMMARY);
    }

    private static boolean hasNestedSummary(PlanName plan, Set<String> files) {
        String number = plan.number().orElse(plan.id());
        return files.stream().anyMatch(name -> name.matches("SUMMARY-" + number + "(-.*)?\\.md"));
    }

    private Path nested() {
        return file.path().resolve("plans");
    }

    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(directory + " cannot be read", failure);
        }
    }
}
