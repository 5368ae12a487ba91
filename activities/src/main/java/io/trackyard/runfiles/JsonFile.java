package io.trackyard.runfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.process.Fence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A value in a file of its own, which a crash at any moment leaves whole or not there. */
public final class JsonFile<T> {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path path;
    private final JavaType type;

    /** {@code type}: what is written there */
    public JsonFile(Path path, TypeReference<T> type) {
        this.path = path;
        this.type = JSON.constructType(type);
    }

    /** Whether there is such a file. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** Empty where there is no such file. */
    public Optional<T> read() {
        try {
            return exists() ? Optional.of(JSON.readValue(path.toFile(), type)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** In the place of what was there; its directory is made where it is not there. */
    public void write(T value) {
        write(value, DurableFile::replace);
    }

    /** {@code fence}: what lets it be written. */
    void write(T value, Fence fence) {
        write(value, (file, content) -> DurableFile.replace(file, content, fence));
    }

    private void write(T value, Replacement replacement) {
        try {
            Files.createDirectories(path.getParent());
            replacement.of(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** How a file's content is replaced. */
    @FunctionalInterface
    private interface Replacement {
        void of(Path file, byte[] content) throws IOException;
    }

    /** There is none any more. */
    public void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
