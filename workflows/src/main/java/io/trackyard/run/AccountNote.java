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
        @JsonProperty("granted") @Nullable Long granted) {}
