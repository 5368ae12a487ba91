package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One part of a large phase met a limit of the agent's provider: none of the account's sessions starts before it ends.
 *
 * @param account whose limit it is
 * @param until its end, epoch milliseconds
 */
public record QuotaNote(
        @JsonProperty("schema") int schema,
        @JsonProperty("account") String account,
        @JsonProperty("until") long until) {}
