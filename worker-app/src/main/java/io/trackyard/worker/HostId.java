package io.trackyard.worker;

import io.trackyard.config.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** What this host is called in task queues: made once for each user, and kept, so that a worker that starts is the same host. */
public final class HostId {
    private HostId() {}

    /** The id kept in the state directory, made there when it is missing. */
    public static String in(Path state) {
        Path file = Directories.create(state).resolve("host-id");
        try {
            if (!Files.exists(file)) {
                String made = UUID.randomUUID().toString().substring(0, 8);
                try {
                    Files.writeString(file, made + "\n", StandardOpenOption.CREATE_NEW);
                } catch (FileAlreadyExistsException another) {
                    // two started at once: the first one's id counts
                }
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep this host's id in " + file, e);
        }
    }
}
