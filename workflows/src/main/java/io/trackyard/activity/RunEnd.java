package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import org.jspecify.annotations.Nullable;

/**
 * What a run left behind.
 *
 * @param tip the commit at the end of its branch
 * @param landedOn the branch that was moved to it; absent when none was
 * @param refusal why a landing that was asked for did not happen, with the command to type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunEnd(
        @JsonProperty("tip") String tip,
        @JsonProperty("landedOn") @Nullable String landedOn,
        @JsonProperty("refusal") @Nullable String refusal) {
    /** With the command to type at its end. */
    private static final int REFUSAL = 16_000;

    public RunEnd {
        refusal = refusal == null ? null : SentText.within(refusal, REFUSAL);
    }
}
