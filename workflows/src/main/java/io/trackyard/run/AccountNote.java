package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * In one part of a large phase the agent's provider refused the account, or a person has mended that.
 *
 * @param account which
 * @param refusal what was said of it, in one line; absent where it is in order again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountNote(
        @JsonProperty("schema") int schema,
        @JsonProperty("account") String account,
        @JsonProperty("refusal") @Nullable String refusal) {}
