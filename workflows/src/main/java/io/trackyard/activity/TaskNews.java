package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of a task, for the source it came from.
 *
 * @param task its id
 * @param kind what happened
 * @param commit the commit of the run's branch that holds its work, or the verified one; empty where there is none
 * @param note one line for people: what was done, why it was given up
 * @param attempts how many attempts it has used
 * @param at when, epoch milliseconds
 */
public record TaskNews(
        @JsonProperty("task") String task,
        @JsonProperty("kind") Kind kind,
        @JsonProperty("commit") String commit,
        @JsonProperty("note") String note,
        @JsonProperty("attempts") int attempts,
        @JsonProperty("at") long at) {

    /** What can happen to a task. */
    public enum Kind {
        /** Its first session is about to start. */
        @JsonProperty("claimed")
        CLAIMED,
        /** Its work is good: it waits to be merged, or, where the run merges nothing, for another program to do so. */
        @JsonProperty("verified")
        VERIFIED,
        /** Its work is being merged into the run's branch. */
        @JsonProperty("merging")
        MERGING,
        /** Its work is in the run's branch. */
        @JsonProperty("integrated")
        INTEGRATED,
        /** Its attempts are spent. */
        @JsonProperty("abandoned")
        ABANDONED,
        /** It was not carried out: a task it needs did not come in. */
        @JsonProperty("skipped")
        SKIPPED,
        /** It was claimed, and given back undone: the run was cancelled or drained. */
        @JsonProperty("released")
        @JsonEnumDefaultValue
        RELEASED
    }
}
