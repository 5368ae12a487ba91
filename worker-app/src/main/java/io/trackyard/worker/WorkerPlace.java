package io.trackyard.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.config.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where the worker of this host for one server keeps its record and its log. A lock that the worker holds as long as it
 * lives makes it the only one.
 */
public final class WorkerPlace {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    private WorkerPlace(Path directory) {
        this.directory = directory;
    }

    /**
     * Names the place; nothing is made there before something is kept.
     *
     * @param state the state directory
     * @param server the server: {@code host:port}, or a name for one that changes its port
     * @param namespace its namespace
     */
    public static WorkerPlace of(Path state, String server, String namespace) {
        String name = (server + "-" + namespace).replaceAll("[^A-Za-z0-9.]+", "-");
        return new WorkerPlace(state.resolve("workers").resolve(name));
    }

    /** What a detached worker prints. */
    public Path log() {
        return kept("worker.log");
    }

    /** Where the port is remembered on which sessions are heard. */
    Path voicePort() {
        return kept("voice.port");
    }

    /** The worker that serves now. */
    public Optional<WorkerRecord> live() {
        Path file = directory.resolve("worker.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), WorkerRecord.class))
                    .filter(worker -> worker.identity().isAlive());
        } catch (JsonProcessingException damaged) {
            return Optional.empty(); // by a power cut, which no worker survives
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(WorkerRecord worker) {
        try {
            Path aside = Files.write(kept("worker.json.new"), JSON.writeValueAsBytes(worker));
            Files.move(aside, directory.resolve("worker.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory, e);
        }
    }

    /** Whether some process is the worker, or about to be. */
    boolean isLocked() {
        try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look below " + directory, e);
        }
    }

    /**
     * Becomes the worker of this host, as long as this process lives; empty when another is. The lock is never let go:
     * closing the file anywhere in this process would lose it.
     */
    Optional<FileLock> lock() {
        try {
            FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return Optional.ofNullable(channel.tryLock());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock below " + directory, e);
        }
    }

    private Path lockFile() {
        return kept("worker.lock");
    }

    /** A file in the place, which is made where it is not there yet. */
    private Path kept(String file) {
        return Directories.create(directory).resolve(file);
    }
}
