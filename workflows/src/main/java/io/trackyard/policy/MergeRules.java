package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How verified work comes into the run's branch.
 *
 * @param subject the first line of the merge
 * @param order when and in which order it is merged
 * @param gateAt when the gate is run
 */
public record MergeRules(
        @JsonProperty("subject") CommitSubject subject,
        @JsonProperty("order") Order order,
        @JsonProperty("gateAt") GateAt gateAt) {

    /** Each task's work as soon as it is verified, gated at its merge. */
    public static final MergeRules AS_VERIFIED =
            new MergeRules(CommitSubject.of("Merge {id}: {title}"), Order.VERIFIED, GateAt.MERGE);

    /** When and in which order verified work is merged. */
    public enum Order {
        /** As it is verified; of what waits, the first in the order of the plan. */
        @JsonProperty("verified")
        VERIFIED,
        /** In the order of the plan, once nothing of the phase is being carried out any more. */
        @JsonProperty("entry")
        ENTRY
    }

    /** When the gate is run. */
    public enum GateAt {
        /** On every merge, before the branch is moved to it. */
        @JsonProperty("merge")
        MERGE,
        /** Once at the end of a phase, on what is in the branch then. */
        @JsonProperty("phase")
        PHASE
    }
}
