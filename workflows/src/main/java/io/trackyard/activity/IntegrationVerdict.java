package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of a verified commit.
 *
 * @param result whether it is in the run's branch, or why not
 * @param commit the commit of the run's branch that holds it; the verified commit itself where it is not in
 * @param note one line for people: the paths in conflict, the command that failed
 */
public record IntegrationVerdict(
        @JsonProperty("result") Result result,
        @JsonProperty("commit") String commit,
        @JsonProperty("note") String note) {

    /** Whether a commit is in the run's branch. */
    public enum Result {
        /** It is; the branch was moved, now or by an earlier call. */
        @JsonProperty("integrated")
        INTEGRATED,
        /** It is not: it and the branch changed the same lines. */
        @JsonProperty("conflict")
        @JsonEnumDefaultValue
        CONFLICT,
        /** It is not: merged, the tree did not pass the gate. */
        @JsonProperty("red")
        RED
    }
}
