package io.trackyard.background.host;

import io.trackyard.git.EncodedId;
import io.trackyard.git.FileTrees;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.runfiles.RunEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a host keeps its background tasks: {@code <state>/background}, a directory for each below {@code tasks}. A name
 * belongs to whoever made its directory first.
 */
public final class BackgroundDirectory {
    private final Path path;
    private final Path tasks;

    private BackgroundDirectory(Path path) {
        this.path = path;
        this.tasks = path.resolve("tasks");
    }

    /** {@code state}: the state directory. */
    public static BackgroundDirectory of(Path state) {
        return new BackgroundDirectory(state.resolve("background"));
    }

    public Path path() {
        return path;
    }

    /** The files of a task; absent where there is none of that name. */
    public Optional<BackgroundFiles> task(String id) {
        Path directory = tasks.resolve(EncodedId.of(id).value());
        return Files.isDirectory(directory) ? Optional.of(new BackgroundFiles(directory)) : Optional.empty();
    }

    /** As {@link #task}; one that is not there is refused. */
    BackgroundFiles demand(String id) {
        return task(id).orElseThrow(() -> Problem.of(Fault.USER, "unknown-task")
                .what("there is no background task \"%s\" on this host", id)
                .exception());
    }

    /** All tasks, in the order of their launches. */
    public List<BackgroundFiles> all() {
        if (!Files.isDirectory(tasks)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(tasks)) {
            return directories
                    .filter(directory -> !directory.getFileName().toString().startsWith("."))
                    .map(BackgroundFiles::new)
                    .sorted(Comparator.comparingLong((BackgroundFiles files) ->
                                    files.card().submission().at())
                            .thenComparing(files -> files.card().id()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + tasks, e);
        }
    }

    /**
     * Makes the files of a new task, all at once.
     *
     * @return false when the name is taken; nothing was made then
     */
    public boolean create(BackgroundCard card, String prompt, RunEnvironment environment) {
        Path aside = tasks.resolve("." + UUID.randomUUID());
        Path place = tasks.resolve(EncodedId.of(card.id()).value());
        try {
            Files.createDirectories(
                    aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            new BackgroundFiles(aside).write(card, prompt, environment);
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException failed) {
            // a directory is never moved over one that holds something; the systems name that failure differently
            FileTrees.delete(aside);
            if (Files.isDirectory(place)) {
                return false;
            }
            throw new UncheckedIOException("cannot write below " + tasks, failed);
        }
    }

    /** Makes the next launch of a task out of its last one. */
    public void launchAgain(BackgroundCard next, RunEnvironment environment) {
        BackgroundFiles files = task(next.id()).orElseThrow();
        files.write(next, files.prompt(), environment);
    }

    /** Forgets a task that has ended: its prompt, its result and what its sessions printed. */
    public void forget(String id) {
        task(id).ifPresent(files -> FileTrees.delete(files.path()));
    }
}
