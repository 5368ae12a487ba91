package io.trackyard.runfiles;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads and writes what is known of a task's attempts: written aside, onto the disk, and into its place. */
public final class TaskFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String FEEDBACK = "feedback.md";

    private final TaskDirectory directory;

    public TaskFiles(TaskDirectory directory) {
        this.directory = directory;
    }

    public TaskDirectory directory() {
        return directory;
    }

    public TaskRecord read() {
        Path file = directory.file("task.json");
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), TaskRecord.class) : TaskRecord.fresh();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns what was written, which a crash at any moment leaves whole or not there. */
    public TaskRecord write(TaskRecord task) {
        try {
            DurableFile.replace(
                    directory.file("task.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(task));
            return task;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory.path(), e);
        }
    }

    /** What the next session is told of the one before. */
    public Optional<String> feedback() {
        Path file = directory.file(FEEDBACK);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public void writeFeedback(String text) {
        try {
            DurableFile.replace(directory.file(FEEDBACK), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory.path(), e);
        }
    }
}
