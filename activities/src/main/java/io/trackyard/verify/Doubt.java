package io.trackyard.verify;

import io.trackyard.policy.EvidenceRules;
import io.trackyard.policy.EvidenceRules.Level;
import java.util.function.Function;

/**
 * A reason to doubt the evidence for a task.
 *
 * @param rule by which it was found
 * @param text one line for people
 */
public record Doubt(Rule rule, String text) {

    /** What is looked for. */
    public enum Rule {
        NO_TEST_RAN(EvidenceRules::noTestRan),
        DELETED_TESTS(EvidenceRules::deletedTests),
        ADDED_SKIPS(EvidenceRules::addedSkips),
        FEWER_ASSERTIONS(EvidenceRules::fewerAssertions);

        private final Function<EvidenceRules, Level> level;

        Rule(Function<EvidenceRules, Level> level) {
            this.level = level;
        }

        /** What it means where a doubt is found by this rule. */
        public Level in(EvidenceRules rules) {
            return level.apply(rules);
        }
    }
}
