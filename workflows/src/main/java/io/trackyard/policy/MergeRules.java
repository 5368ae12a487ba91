package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How verified work comes into the run's branch.
 *
 * @param subject the first line of the merge
 * @param order when and in which order it is merged
 * @param gateAt when the gate is run
 * @param gateTimeout what a command of the gate means, at the end of a phase, that does not end in its time
 * @param gateTogether the work of how many tasks is gated together at most, where that is the rule
 * @param mergeAs what is left of a task's own commits
 */
public record MergeRules(
        @JsonProperty("subject") CommitSubject subject,
        @JsonProperty("order") Order order,
        @JsonProperty("gateAt") GateAt gateAt,
        @JsonProperty("gateTimeout") GateTimeout gateTimeout,
        @JsonProperty("gateTogether") int gateTogether,
        @JsonProperty("mergeAs") MergeAs mergeAs) {

    /** Where nothing is said; a red gate of so many is told apart by three or four more. */
    public static final int GATE_TOGETHER = 8;

    /** Each task's work as soon as it is verified, gated at its merge. */
    public static final MergeRules AS_VERIFIED =
            new MergeRules(CommitSubject.of("Merge {id}: {title}"), Order.VERIFIED, GateAt.MERGE, GateTimeout.RED);

    /** A plan of an earlier release says less. */
    public MergeRules {
        gateTimeout = gateTimeout == null ? GateTimeout.RED : gateTimeout;
        gateTogether = gateTogether == 0 ? GATE_TOGETHER : gateTogether;
        mergeAs = mergeAs == null ? MergeAs.MERGE : mergeAs;
        if (gateTogether < 1) {
            throw new IllegalArgumentException("work is gated one by one or together, not " + gateTogether);
        }
    }

    /** Rules that say nothing of batches and squashing. */
    public MergeRules(CommitSubject subject, Order order, GateAt gateAt, GateTimeout gateTimeout) {
        this(subject, order, gateAt, gateTimeout, GATE_TOGETHER, MergeAs.MERGE);
    }

    /** How many tasks' work is handed to the gate at once. */
    public int together() {
        return gateAt == GateAt.BATCH ? gateTogether : 1;
    }

    /** What is left of a task's own commits. */
    public enum MergeAs {
        /** They are in the run's branch, below a merge. */
        @JsonProperty("merge")
        MERGE,
        /** One commit with all of it. */
        @JsonProperty("squash")
        SQUASH
    }

    /** What a gate means that does not end in its time. */
    public enum GateTimeout {
        /** It failed. */
        @JsonProperty("red")
        RED,
        /** It said nothing: the run goes on with a warning, and what the phase brought is not told as done. */
        @JsonProperty("inconclusive")
        INCONCLUSIVE
    }

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
        /** On the work of several tasks merged together, as many as wait. */
        @JsonProperty("batch")
        BATCH,
        /** Once at the end of a phase, on what is in the branch then. */
        @JsonProperty("phase")
        PHASE
    }
}
