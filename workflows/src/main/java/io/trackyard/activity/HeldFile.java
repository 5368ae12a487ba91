package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;

/**
 * A file that a task's agent cannot do without and that a session of another track has.
 *
 * @param path what the agent asked for
 * @param track the number of the track that has it
 * @param task the task of that track's session
 * @param until when its reservation runs out, epoch milliseconds; 0 where its scope holds the file, as long as it lives
 * @param patienceSeconds how long the task waits at most before it goes behind that track
 * @param looked whether no session ran: it was looked whether the file can be had by now, and it cannot
 */
public record HeldFile(
        @JsonProperty("path") String path,
        @JsonProperty("track") int track,
        @JsonProperty("task") String task,
        @JsonProperty("until") long until,
        @JsonProperty("patienceSeconds") int patienceSeconds,
        @JsonProperty("looked") boolean looked) {
    private static final int LONGEST = 400;

    @JsonCreator
    public HeldFile {
        path = SentText.within(path, LONGEST);
    }
}
