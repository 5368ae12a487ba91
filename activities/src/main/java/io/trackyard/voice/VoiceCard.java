package io.trackyard.voice;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import io.trackyard.activity.TrackRequest;
import io.trackyard.runfiles.JsonFile;
import io.trackyard.session.TaskDirectory;
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

    /** The one of a task's newest session; empty where that has no voice. */
    static Optional<VoiceCard> read(TaskDirectory task) {
        return file(task).read();
    }

    /** Takes the place of the one of the session before. */
    void write(TaskDirectory task) {
        file(task).write(this);
    }

    /** The session is heard no more. */
    static void remove(TaskDirectory task) {
        file(task).remove();
    }

    private static JsonFile<VoiceCard> file(TaskDirectory task) {
        return new JsonFile<>(task.file("voice.json"), new TypeReference<>() {});
    }
}
