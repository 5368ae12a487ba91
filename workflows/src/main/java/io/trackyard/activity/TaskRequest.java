package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AttemptLedger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a task to be carried out.
 *
 * @param task its id
 * @param track the track it belongs to
 * @param ledger what the workflow knows of the attempts so far
 * @param limit how many attempts the task has
 * @param errand what the session is for
 * @param answer what a person said when asked before the task; absent where nobody was asked
 * @param asked what its agent asked while it worked on the task, with the answers
 * @param agent what a person has it carried out by instead; absent where the plan says that
 * @param granted when a person allowed the phase to spend as much again last, epoch milliseconds; absent where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskRequest(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("task") String task,
        @JsonProperty("track") TrackRequest track,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("limit") int limit,
        @JsonProperty("errand") Errand errand,
        @JsonProperty("answer") @Nullable String answer,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("asked")
        List<AnsweredQuestion> asked,

        @JsonProperty("agent") @Nullable TaskAgent agent,
        @JsonProperty("granted") @Nullable Long granted) {
    @JsonCreator
    public TaskRequest {
        asked = asked == null ? List.of() : List.copyOf(asked);
    }

    /** One that is carried out by whom the plan says, and whose agent has asked nothing. */
    public TaskRequest(
            int schema,
            RunAddress run,
            String task,
            TrackRequest track,
            AttemptLedger ledger,
            int limit,
            Errand errand,
            @Nullable String answer) {
        this(schema, run, task, track, ledger, limit, errand, answer, List.of(), null, null);
    }
}
