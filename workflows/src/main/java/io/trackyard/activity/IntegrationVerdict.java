package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import org.jspecify.annotations.Nullable;

/**
 * What became of a verified commit.
 *
 * @param result whether it is in the run's branch, or why not
 * @param commit the commit of the run's branch that holds it; the verified commit itself where it is not in
 * @param note one line for people, cut where it is long: the paths in conflict, the command that failed
 * @param flaky the command of the gate that failed at first, and not when the gate was run again; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntegrationVerdict(
        @JsonProperty("result") Result result,
        @JsonProperty("commit") String commit,
        @JsonProperty("note") String note,
        @JsonProperty("flaky") @Nullable String flaky) {
    @JsonCreator
    public IntegrationVerdict {
        note = SentText.within(note, SentText.REASON, "the task's feedback.md");
        flaky = flaky == null ? null : SentText.within(flaky, SentText.REASON);
    }

    /** One whose gate, if there was any, said the same whenever it was run. */
    public IntegrationVerdict(Result result, String commit, String note) {
        this(result, commit, note, null);
    }

    /** The same, of a gate that failed at first. */
    public IntegrationVerdict flaky(String failed) {
        return new IntegrationVerdict(result, commit, note, failed);
    }

    /** Whether a commit is in the run's branch. */
    public enum Result {
        /** It is; the branch was moved, now or by an earlier call. */
        @JsonProperty("integrated")
        INTEGRATED,
        /** It is not to be: it was put on a branch of its own, where another program finds it. */
        @JsonProperty("ready")
        READY,
        /** It is not: it and the branch changed the same lines. */
        @JsonProperty("conflict")
        @JsonEnumDefaultValue
        CONFLICT,
        /** It is not: merged, the tree did not pass the gate. */
        @JsonProperty("red")
        RED
    }
}
