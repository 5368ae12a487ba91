package io.trackyard.voice;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.activity.TrackRequest;
import io.trackyard.runfiles.DurableFile;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * As whom a task's newest session is heard, as {@code voice.json} in the task's directory. It outlives the worker that
 * wrote it, and is nothing once the session has ended.
 *
 * @param digest of the secret in the session's token
 * @param track its track, with its run
 * @param task its task's id
 * @param attempt the number of its attempt, as its agent was told it
 * @param limit how many attempts the task has
 * @param asked how many questions of its agents a person has answered
 */
record VoiceCard(
        @JsonProperty("schema") int schema,
        @JsonProperty("digest") String digest,
        @JsonProperty("track") TrackRequest track,
        @JsonProperty("task") String task,
        @JsonProperty("attempt") int attempt,
        @JsonProperty("limit") int limit,
        @JsonProperty("asked") int asked) {
    static final int SCHEMA = 1;

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** The one of a task's newest session; empty where that has no voice. */
    static Optional<VoiceCard> read(TaskDirectory task) {
        Path file = file(task);
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), VoiceCard.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Takes the place of the one of the session before. */
    void write(TaskDirectory directory) {
        try {
            DurableFile.replace(
                    file(directory), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory.path(), e);
        }
    }

    /** The session is heard no more. */
    static void remove(TaskDirectory directory) {
        try {
            Files.deleteIfExists(file(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(directory), e);
        }
    }

    private static Path file(TaskDirectory task) {
        return task.file("voice.json");
    }
}
