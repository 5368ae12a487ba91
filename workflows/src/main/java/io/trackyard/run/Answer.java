package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a person says to a question of a run.
 *
 * @param command by whom and when
 * @param question the question's id
 * @param choice one of its choices, or any text where it offers none
 * @param note what else there is to say; may be empty
 */
public record Answer(
        @JsonProperty("schema") int schema,
        @JsonProperty("command") Command command,
        @JsonProperty("question") String question,
        @JsonProperty("choice") String choice,
        @JsonProperty("note") String note) {

    /** What a session is told of it. */
    String text() {
        return note.isBlank() ? choice : choice + ": " + note;
    }
}
