package io.trackyard.worker;

import io.trackyard.config.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What this host is called in task queues: made once for each user, and kept, so that a worker that starts is the same host. */
public final class HostId {
    private HostId() {}

    /** The id kept in the state directory, made there when it is missing. */
    public static String in(Path state) {
        Path file = Directories.create(state).resolve("host-id");
        try {
            if (!isKept(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep this host's id in " + file, e);
        }
    }

    /** An empty file is what a power cut leaves. */
    private static boolean isKept(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    /** A link appears as a whole, and only where there is none: whoever reads it finds an id. */
    private static void make(Path file) throws IOException {
        String made = UUID.randomUUID().toString().substring(0, 8);
        Path aside = Files.writeString(file.resolveSibling("host-id." + made), made + "\n");
        try {
            if (!isKept(file)) {
                Files.deleteIfExists(file);
            }
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException another) {
            // two started at once: the first one's id counts
        } finally {
            Files.delete(aside);
        }
    }
}
