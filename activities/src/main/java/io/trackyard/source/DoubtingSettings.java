package io.trackyard.source;

import io.trackyard.policy.EvidenceRules;
import io.trackyard.policy.EvidenceRules.Level;
import io.trackyard.policy.EvidenceRules.RedBase;
import org.jspecify.annotations.Nullable;

/** What doubts about the evidence for a task mean. */
public record DoubtingSettings(
        @Nullable Level noTestRan,
        @Nullable Level deletedTests,
        @Nullable Level addedSkips,
        @Nullable Level fewerAssertions,
        @Nullable RedBase redBase) {
    /** Nothing said. */
    public static final DoubtingSettings NONE = new DoubtingSettings(null, null, null, null, null);

    DoubtingSettings over(DoubtingSettings below) {
        return new DoubtingSettings(
                Settings.first(noTestRan, below.noTestRan),
                Settings.first(deletedTests, below.deletedTests),
                Settings.first(addedSkips, below.addedSkips),
                Settings.first(fewerAssertions, below.fewerAssertions),
                Settings.first(redBase, below.redBase));
    }

    EvidenceRules rules() {
        return new EvidenceRules(
                Settings.said(noTestRan),
                Settings.said(deletedTests),
                Settings.said(addedSkips),
                Settings.said(fewerAssertions),
                Settings.said(redBase));
    }
}
