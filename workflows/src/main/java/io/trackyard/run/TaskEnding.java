package io.trackyard.run;

import io.trackyard.activity.HeldFile;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.Question;
import io.trackyard.policy.AttemptLedger;

/** How a task came out of its sessions. */
sealed interface TaskEnding {
    /** What it has used up. */
    AttemptLedger ledger();

    /** With a verdict. */
    record Verified(TaskVerdict verdict) implements TaskEnding {
        @Override
        public AttemptLedger ledger() {
            return verdict.ledger();
        }
    }

    /** Without one, and nothing more is tried, for that reason. */
    record Spent(AttemptLedger ledger, String reason) implements TaskEnding {}

    /** The same, since its agent crashes at one place again and again. */
    record Crashing(AttemptLedger ledger, String reason) implements TaskEnding {}

    /** Its agent asks a person. */
    record Asking(AttemptLedger ledger, Question question) implements TaskEnding {}

    /** Its agent waits for a file of another track. */
    record Waiting(AttemptLedger ledger, HeldFile held) implements TaskEnding {}
}
