package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits to hear from a person.
 *
 * @param id by which it is answered: a task's id, {@code gate}, {@code calibration}, {@code authentication},
 *     {@code budget}, {@code new-tasks} or {@code new-commands}
 * @param kind what an answer means: {@code approval}, {@code verify}, {@code decision}, {@code action}, {@code abandon}, {@code phase-end},
 *     {@code crash}, {@code agent}, {@code gate}, {@code calibration}, {@code authentication},
 *     {@code budget}, {@code new-tasks} or {@code new-commands}
 * @param task the task it is about; absent where it is about none
 * @param text what is asked
 * @param choices the answers that are taken; none where any text is one
 * @param since when it was asked, epoch milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenQuestion(
        @JsonProperty("id") String id,
        @JsonProperty("kind") String kind,
        @JsonProperty("task") @Nullable String task,
        @JsonProperty("text") String text,
        @JsonProperty("choices") List<String> choices,
        @JsonProperty("since") long since) {

    /** The kind of a question of what becomes of a task whose attempts are spent. */
    public static final String ABANDON = "abandon";

    /** The kind of a question, at the end of a phase, of what becomes of a task whose attempts are spent. */
    public static final String PHASE_END = "phase-end";

    /** The kind of a question that a task's agent asks while it works. */
    public static final String AGENT = "agent";

    /** The kind of a question of how to go on after a phase whose result is not green. */
    public static final String GATE = "gate";

    /** The kind of a question of what becomes of a task whose agent crashes at one place again and again. */
    public static final String CRASH = "crash";

    /** The id and kind of a question that waits for a person to mend an account that its provider refuses. */
    public static final String AUTHENTICATION = "authentication";

    /** The id and kind of a question of whether more may be spent. */
    public static final String BUDGET = "budget";

    /** The kind of a question of how to go on after a phase in which a calibration still finds something. */
    public static final String CALIBRATION = "calibration";

    /** The kind of a question of commands that came with the source since the start. */
    public static final String NEW_COMMANDS = "new-commands";

    /** The kind of a question of tasks that are new in the source. */
    public static final String NEW_TASKS = "new-tasks";

    public OpenQuestion {
        choices = List.copyOf(choices);
    }

    /** With a text of at most so many bytes. */
    OpenQuestion within(int room) {
        return new OpenQuestion(id, kind, task, SentText.within(text, room), choices, since);
    }

    /** Whether an answer is one of those that are taken. */
    public boolean takes(String answer) {
        return !answer.isBlank() && (choices.isEmpty() || choices.contains(answer));
    }
}
