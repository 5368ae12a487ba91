package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What it means when the evidence for a task is in doubt: checks may pass because they tested less.
 *
 * @param noTestRan a check passed that says itself that no test ran in it
 * @param deletedTests a file of tests was deleted or emptied
 * @param addedSkips something was added by which tests are left out
 * @param fewerAssertions a file of tests asserts less than before
 * @param redBase what it means that the gate fails on the commit that a run starts from
 */
public record EvidenceRules(
        @JsonProperty("noTestRan") Level noTestRan,
        @JsonProperty("deletedTests") Level deletedTests,
        @JsonProperty("addedSkips") Level addedSkips,
        @JsonProperty("fewerAssertions") Level fewerAssertions,
        @JsonProperty("redBase") RedBase redBase) {
    /** Every doubt is noted, and none fails; a run goes on from a red base. */
    public static final EvidenceRules WARN = all(Level.WARN);

    public EvidenceRules {
        noTestRan = orWarn(noTestRan);
        deletedTests = orWarn(deletedTests);
        addedSkips = orWarn(addedSkips);
        fewerAssertions = orWarn(fewerAssertions);
        redBase = redBase == null ? RedBase.CONTINUE : redBase;
    }

    /** What a doubt means. */
    public enum Level {
        /** Nobody looks for it. */
        @JsonProperty("off")
        OFF,
        /** It is noted with the task. */
        @JsonProperty("warn")
        @JsonEnumDefaultValue
        WARN,
        /** The attempt fails, and the next one is told. */
        @JsonProperty("fail")
        FAIL
    }

    /** What a run does whose gate fails before anything was changed. */
    public enum RedBase {
        /** It is not begun: nothing could come into its branch. */
        @JsonProperty("refuse")
        REFUSE,
        /** It goes on; what failed does not count until it passes. */
        @JsonProperty("continue")
        @JsonEnumDefaultValue
        CONTINUE
    }

    /** The same for every doubt. */
    public static EvidenceRules all(Level level) {
        return new EvidenceRules(level, level, level, level, RedBase.CONTINUE);
    }

    /** The same, with another word on a red base. */
    public EvidenceRules with(RedBase other) {
        return new EvidenceRules(noTestRan, deletedTests, addedSkips, fewerAssertions, other);
    }

    private static Level orWarn(Level level) {
        return level == null ? Level.WARN : level;
    }
}
