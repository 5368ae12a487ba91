package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.policy.AttemptLedger;

/**
 * What a task's activity says of itself while it lives: the heartbeat details.
 *
 * @param ledger so that a worker's death loses no count
 * @param attempt the agent's own number
 * @param stage running or verifying
 * @param doing what is going on, in a few words
 */
public record TaskBeat(
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("attempt") int attempt,
        @JsonProperty("stage") String stage,
        @JsonProperty("doing") String doing) {}
