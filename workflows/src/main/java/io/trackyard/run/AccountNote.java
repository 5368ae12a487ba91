package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * In one part of a large phase the agent's provider refused the account or more was spent on it than was allowed, or a person
 * has mended that.
 *
 * @param account which
 * @param refusal what was said of it, in one line; absent where it is in order again
 * @param kind of which kind the question is that a person is asked; absent where the provider refused it
 * @param granted when a person allowed to spend as much again last, epoch milliseconds; absent where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountNote(
        @JsonProperty("schema") int schema,
        @JsonProperty("account") String account,
        @JsonProperty("refusal") @Nullable String refusal,
        @JsonProperty("kind") @Nullable String kind,
        @JsonProperty("granted") @Nullable Long granted) {

    /** No session may start before a person has said how to go on. */
    static AccountNote refused(String account, Refusal why) {
        return new AccountNote(RunInput.SCHEMA, account, why.why(), why.isOfBudget() ? why.kind() : null, null);
    }

    /** A person has said so; {@code granted}: when as much again was allowed last, absent where nobody did */
    static AccountNote mended(String account, @Nullable Long granted) {
        return new AccountNote(RunInput.SCHEMA, account, null, null, granted);
    }
}
