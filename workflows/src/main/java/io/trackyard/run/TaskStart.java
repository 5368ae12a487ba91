package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.AnsweredQuestion;
import io.trackyard.activity.Errand;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AttemptLedger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a task starts that a person has had a word about.
 *
 * @param task its id
 * @param ledger what it has used up: nothing, in a generation of its own, where it was granted a fresh start
 * @param answer what its session is told of the person's word; absent where nobody was asked
 * @param agent what carries it out instead of whom the plan says; absent where that is nobody else
 * @param asked what its agent asked while it worked on the task, with the answers
 * @param errand what its session is for, where an answer lets it go on in the middle; absent for the task itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskStart(
        @JsonProperty("task") String task,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("answer") @Nullable String answer,
        @JsonProperty("agent") @Nullable TaskAgent agent,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("asked")
        List<AnsweredQuestion> asked,

        @JsonProperty("errand") @Nullable Errand errand) {

    public TaskStart {
        asked = asked == null ? List.of() : List.copyOf(asked);
    }

    static TaskStart asNew(String task) {
        return new TaskStart(task, AttemptLedger.none(), null, null, List.of(), null);
    }

    TaskStart answered(String text) {
        return new TaskStart(task, ledger, text, agent, asked, errand);
    }

    TaskStart again() {
        return new TaskStart(task, ledger.renewed(), answer, agent, asked, null);
    }

    /** By another agent; by the same where none is named. */
    TaskStart by(@Nullable TaskAgent other) {
        return new TaskStart(task, ledger, answer, other == null ? agent : other, asked, errand);
    }

    /** From where it stopped to ask; what it had used up stays so. */
    TaskStart from(AttemptLedger reached, Errand middle) {
        return new TaskStart(task, ledger.join(reached), answer, agent, asked, middle);
    }

    /** With an answer to what its agent asked. */
    TaskStart told(String question, String words) {
        List<AnsweredQuestion> all = new ArrayList<>(asked);
        all.add(new AnsweredQuestion(question, words));
        return new TaskStart(task, ledger, answer, agent, all, errand);
    }
}
