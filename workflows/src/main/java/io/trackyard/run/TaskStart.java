package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AttemptLedger;
import org.jspecify.annotations.Nullable;

/**
 * How a task starts that a person has had a word about.
 *
 * @param task its id
 * @param ledger what it has used up: nothing, in a generation of its own, where it was granted a fresh start
 * @param answer what its session is told of the person's word; absent where nobody was asked
 * @param agent what carries it out instead of whom the plan says; absent where that is nobody else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskStart(
        @JsonProperty("task") String task,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("answer") @Nullable String answer,
        @JsonProperty("agent") @Nullable TaskAgent agent) {

    static TaskStart asNew(String task) {
        return new TaskStart(task, AttemptLedger.none(), null, null);
    }

    TaskStart answered(String text) {
        return new TaskStart(task, ledger, text, agent);
    }

    TaskStart again() {
        return new TaskStart(task, ledger.renewed(), answer, agent);
    }

    /** By another agent; by the same where none is named. */
    TaskStart by(@Nullable TaskAgent other) {
        return new TaskStart(task, ledger, answer, other == null ? agent : other);
    }
}
