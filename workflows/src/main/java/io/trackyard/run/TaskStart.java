package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.policy.AttemptLedger;
import org.jspecify.annotations.Nullable;

/**
 * How a task starts that a person has had a word about.
 *
 * @param task its id
 * @param ledger what it has used up: nothing, in a generation of its own, where it was granted a fresh start
 * @param answer what its session is told of the person's word; absent where nobody was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskStart(
        @JsonProperty("task") String task,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("answer") @Nullable String answer) {

    static TaskStart asNew(String task) {
        return new TaskStart(task, AttemptLedger.none(), null);
    }

    TaskStart answered(String text) {
        return new TaskStart(task, ledger, text);
    }

    TaskStart again() {
        return new TaskStart(task, ledger.renewed(), answer);
    }
}
