package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a profile says of laying out a plan.
 *
 * @param barrier what a phase waits for
 * @param unknownScope what a task is that names no files
 */
public record LayoutRules(
        @JsonProperty("barrier") Barrier barrier,
        @JsonProperty("unknownScope") UnknownScope unknownScope) {

    /** What separates one task from the tasks that need it. */
    public enum Barrier {
        /** They lie in a later phase. */
        @JsonProperty("phase")
        PHASE,
        /** All tasks are one phase; each starts as soon as its own needs are integrated. */
        @JsonProperty("none")
        NONE
    }

    /** How a task is laid out whose scope is unknown. */
    public enum UnknownScope {
        /** As a track beside which no other of its phase is open. */
        @JsonProperty("exclusive")
        EXCLUSIVE,
        /** As a track of its own, beside others. */
        @JsonProperty("own-track")
        OWN_TRACK
    }
}
