package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.policy.AttemptLedger;

/**
 * A task that was verified.
 *
 * @param commit what the merge queue takes
 * @param checked whether any command verified it
 * @param ledger what it has used up
 * @param note one line for people: what changed, and what was outside its scope
 */
public record TaskVerdict(
        @JsonProperty("commit") String commit,
        @JsonProperty("checked") boolean checked,
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("note") String note) {}
