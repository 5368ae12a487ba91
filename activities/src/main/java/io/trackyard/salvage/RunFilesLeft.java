package io.trackyard.salvage;

import io.trackyard.runfiles.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of a run that are neither refs nor worktrees. */
final class RunFilesLeft {
    private static final List<String> BY_TASK = List.of("tasks", "gate");

    private final RunDirectory run;

    RunFilesLeft(RunDirectory run) {
        this.run = run;
    }

    /** All of them. */
    List<Path> all() {
        return children(run.path()).stream()
                .filter(child -> !child.getFileName().equals(run.worktrees().getFileName()))
                .toList();
    }

    /** Those of some tasks, which are asked for by their encoded ids. */
    List<Path> ofTasks(Predicate<String> wanted) {
        List<Path> found = new ArrayList<>();
        for (String place : BY_TASK) {
            children(run.path().resolve(place)).stream()
                    .filter(child -> wanted.test(child.getFileName().toString()))
                    .forEach(found::add);
        }
        return found;
    }

    /** Deletes the directories of the run that hold nothing any more; what is inside worktrees is left alone. */
    void deleteEmpty() {
        children(run.path()).stream().filter(Files::isDirectory).forEach(RunFilesLeft::deleteIfEmpty);
        deleteIfEmpty(run.path());
    }

    static void deleteIfEmpty(Path directory) {
        try {
            if (Files.isDirectory(directory) && children(directory).isEmpty()) {
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }

    /** What lies in a directory, by name, links in its own path resolved; nothing where there is none. */
    static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(real(directory))) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /** The path as git names it. */
    static Path real(Path directory) {
        try {
            return Files.isDirectory(directory) ? directory.toRealPath() : directory.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }
}
