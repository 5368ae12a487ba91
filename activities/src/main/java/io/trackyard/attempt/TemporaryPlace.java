package io.trackyard.attempt;

import io.trackyard.git.FileTrees;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private directory for what a task's session puts down while it works. It does not lie in the task's directory, whose path
 * is too long for the sockets that clients and the tests they run open there; a link in that directory says where it is.
 */
final class TemporaryPlace {
    private static final Logger log = LoggerFactory.getLogger(TemporaryPlace.class);

    private final Path link;

    TemporaryPlace(TaskDirectory task) {
        this.link = task.file("temporary");
    }

    /** An empty one; what the session before left is removed. */
    Path renew(Path parent) throws IOException {
        remove();
        Path made = Files.createTempDirectory(parent, "trackyard-");
        Files.createSymbolicLink(link, made);
        return made;
    }

    /** The one that a session may be using; a new one where there is none. */
    Path current(Path parent) throws IOException {
        return Files.isDirectory(link) ? Files.readSymbolicLink(link) : renew(parent);
    }

    /** The one that there is. */
    Optional<Path> found() throws IOException {
        return Files.isDirectory(link) ? Optional.of(Files.readSymbolicLink(link)) : Optional.empty();
    }

    /** What cannot be removed stays: it is no reason to fail a task. */
    void remove() {
        if (!Files.isSymbolicLink(link)) {
            return;
        }
        try {
            FileTrees.delete(Files.readSymbolicLink(link));
            Files.deleteIfExists(link);
        } catch (IOException | UncheckedIOException failed) {
            log.warn("{} is left behind: {}", link, failed.toString());
        }
    }
}
