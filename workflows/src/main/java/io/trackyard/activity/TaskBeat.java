package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import io.trackyard.policy.AttemptLedger;

/**
 * What a task's activity says of itself while it lives: the heartbeat details.
 *
 * @param ledger so that a worker's death loses no count
 * @param task the task's id
 * @param attempt the agent's own number
 * @param stage what the activity is at
 * @param doing what is going on, in a few words
 * @param since when the stage began, epoch milliseconds
 */
public record TaskBeat(
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("task") String task,
        @JsonProperty("attempt") int attempt,
        @JsonProperty("stage") Stage stage,
        @JsonProperty("doing") String doing,
        @JsonProperty("since") long since) {
    private static final int WORDS = 400;

    public TaskBeat {
        doing = SentText.within(doing, WORDS, "the task's clashes");
    }

    /** What the activity is at. */
    public enum Stage {
        /** Its session lives, or is about to. */
        @JsonProperty("running")
        @JsonEnumDefaultValue
        RUNNING,
        /** Trackyard checks what the session left. */
        @JsonProperty("verifying")
        VERIFYING
    }
}
