package io.trackyard.runfiles;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.process.Fence;
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
    private static final String CLOSING_NOTE = "closing-note.txt";

    private final TaskDirectory directory;
    private final Fence fence;

    /** Those that are read, or written by somebody whom nobody can overtake. */
    public TaskFiles(TaskDirectory directory) {
        this(directory, Fence.open());
    }

    /** {@code fence}: what lets them be written. */
    public TaskFiles(TaskDirectory directory, Fence fence) {
        this.directory = directory;
        this.fence = fence;
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
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(task),
                    fence);
            return task;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory.path(), e);
        }
    }

    /** The conversation that its next session can go on with. */
    public ConversationFile conversation() {
        return new ConversationFile(directory.file("conversation.json"));
    }

    /** What the next session is told of the one before. */
    public Optional<String> feedback() {
        return text(FEEDBACK);
    }

    public void writeFeedback(String text) {
        write(FEEDBACK, text);
    }

    /** What the agent said last of the session that was verified last. */
    public Optional<String> closingNote() {
        return text(CLOSING_NOTE);
    }

    public void writeClosingNote(String text) {
        write(CLOSING_NOTE, text);
    }

    private Optional<String> text(String name) {
        Path file = directory.file(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Writes a text file of the task and returns its path. */
    public Path write(String name, String text) {
        Path file = directory.file(name);
        try {
            DurableFile.replace(file, text.getBytes(StandardCharsets.UTF_8), fence);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory.path(), e);
        }
    }
}
