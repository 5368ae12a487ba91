package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import org.jspecify.annotations.Nullable;

/**
 * What the gate said.
 *
 * @param passed whether every command succeeded
 * @param inconclusive whether none failed, and one did not end in its time, which the policy does not take for a failure
 * @param note one line for people: the command that failed or did not end
 * @param flaky the command that failed at first, where the gate was run again and it did not; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateVerdict(
        @JsonProperty("passed") boolean passed,
        @JsonProperty("inconclusive") boolean inconclusive,
        @JsonProperty("note") String note,
        @JsonProperty("flaky") @Nullable String flaky) {
    @JsonCreator
    public GateVerdict {
        note = SentText.within(note, SentText.REASON, "the gate's logs, in the run's directory");
        flaky = flaky == null ? null : SentText.within(flaky, SentText.REASON);
    }

    /** One of a gate that said the same whenever it was run. */
    public GateVerdict(boolean passed, boolean inconclusive, String note) {
        this(passed, inconclusive, note, null);
    }
}
