package io.trackyard.source;

import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.MergeRules;
import org.jspecify.annotations.Nullable;

/** How verified work comes in. */
public record MergingSettings(
        @Nullable CommitSubject commitSubject,
        @Nullable CommitSubject mergeSubject,
        MergeRules.@Nullable Order order,
        MergeRules.@Nullable GateAt gateAt,
        MergeRules.@Nullable GateTimeout gateTimeout,
        @Nullable Integer gateTogether,
        MergeRules.@Nullable MergeAs mergeAs) {
    /** Nothing said. */
    public static final MergingSettings NONE = new MergingSettings(null, null, null, null, null, null, null);

    MergingSettings over(MergingSettings below) {
        return new MergingSettings(
                Settings.first(commitSubject, below.commitSubject),
                Settings.first(mergeSubject, below.mergeSubject),
                Settings.first(order, below.order),
                Settings.first(gateAt, below.gateAt),
                Settings.first(gateTimeout, below.gateTimeout),
                Settings.first(gateTogether, below.gateTogether),
                Settings.first(mergeAs, below.mergeAs));
    }
}
