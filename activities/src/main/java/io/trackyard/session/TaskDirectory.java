package io.trackyard.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a task of a run keeps its files: its sessions in {@code sessions/<n>}, its epoch, and whatever else belongs to the
 * task and not to one session. Only this user can look into it: prompts and environments are in there.
 */
public final class TaskDirectory {
    static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;

    private TaskDirectory(Path path) {
        this.path = path;
    }

    /**
     * The directory at the path, made where it is missing.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    public static TaskDirectory at(Path path) {
        try {
            Files.createDirectories(path.resolve("sessions"), PRIVATE);
            return new TaskDirectory(path.toRealPath());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Its real path: absolute, without links. */
    public Path path() {
        return path;
    }

    /** A file of the task that is no session's. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** The session started last. */
    Optional<SessionDirectory> latest() throws IOException {
        return newestFirst().stream().findFirst();
    }

    /** All sessions, the one started last first. */
    List<SessionDirectory> newestFirst() throws IOException {
        List<Path> all = new ArrayList<>(sessions());
        Collections.reverse(all);
        return all.stream().map(SessionDirectory::new).toList();
    }

    /** The directories of all sessions, the first started first. */
    List<Path> sessions() throws IOException {
        try (Stream<Path> sessions = Files.list(path.resolve("sessions"))) {
            return sessions.filter(session -> session.getFileName().toString().matches("\\d{1,9}"))
                    .sorted(Comparator.comparingInt(TaskDirectory::number))
                    .toList();
        }
    }

    /** A directory for a new session: no directory is used twice, an old result would be taken for a new one. */
    SessionDirectory next() throws IOException {
        int number = latest().map(last -> number(last.path())).orElse(0) + 1;
        while (true) {
            try {
                return new SessionDirectory(
                        Files.createDirectory(path.resolve("sessions").resolve(Integer.toString(number)), PRIVATE));
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }

    private static int number(Path session) {
        return Integer.parseInt(session.getFileName().toString());
    }
}
