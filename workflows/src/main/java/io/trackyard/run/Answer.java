package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.TaskAgent;
import org.jspecify.annotations.Nullable;

/**
 * What a person says to a question of a run.
 *
 * @param command by whom and when
 * @param question the question's id
 * @param choice one of its choices, or any text where it offers none
 * @param note what else there is to say; may be empty
 * @param asked when the question was asked that it answers, epoch milliseconds: a task can be asked about again; absent where
 *     whichever is open is meant
 * @param agent what carries the task out from now on; absent where that does not change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
        @JsonProperty("schema") int schema,
        @JsonProperty("command") Command command,
        @JsonProperty("question") String question,
        @JsonProperty("choice") String choice,
        @JsonProperty("note") String note,
        @JsonProperty("asked") @Nullable Long asked,
        @JsonProperty("agent") @Nullable TaskAgent agent) {
    @JsonCreator
    public Answer {}

    /** One that changes no agent, to the question that is open. */
    public Answer(int schema, Command command, String question, String choice, String note) {
        this(schema, command, question, choice, note, null, null);
    }

    /** Whether it is meant for a question that was asked at a moment, in epoch milliseconds. */
    boolean isFor(long since) {
        return asked == null || asked == since;
    }

    /** What a session is told of it. */
    String text() {
        return note.isBlank() ? choice : choice + ": " + note;
    }
}
