package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;

/**
 * A file that a task waits for.
 *
 * @param path as its agent asked for it
 * @param track the letters of the track that has it
 * @param task the task of that track
 * @param until how long it is waited for at most, epoch milliseconds; 0 where the task waits for the end of that track
 */
public record AwaitedFile(
        @JsonProperty("path") String path,
        @JsonProperty("track") String track,
        @JsonProperty("task") String task,
        @JsonProperty("until") long until) {
    private static final int FIELDS = 70;

    public AwaitedFile {
        path = Text.oneLine(path);
    }

    /** {@code waiting for src/a (held by track B)}, or {@code waiting for src/a, behind track B}. */
    public String words() {
        return "waiting for %s%s"
                .formatted(path, until == 0 ? ", behind track " + track : " (held by track %s)".formatted(track));
    }

    /** With a path of at most so many bytes. */
    AwaitedFile within(int room) {
        return new AwaitedFile(SentText.within(path, room), track, task, until);
    }

    /** What it weighs as it is sent but for its path. */
    int weight() {
        return FIELDS + track.length() + SentText.bytes(task);
    }
}
