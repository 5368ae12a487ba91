package io.trackyard.attempt;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.policy.AttemptLedger;
import java.time.Instant;

/** The ways in which a task's activity ends without a verdict. The ledger travels with each of them. */
public final class TaskFailures {
    private TaskFailures() {}

    /** An attempt is used up, others are left: Temporal retries. */
    static ApplicationFailure failed(AttemptLedger ledger, String reason) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.AGENT_FAILED)
                .setMessage(reason)
                .setCategory(ApplicationErrorCategory.BENIGN)
                .setDetails(ledger)
                .build();
    }

    /** The last attempt is used up. */
    static ApplicationFailure abandoned(AttemptLedger ledger, String reason) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.TASK_ABANDONED)
                .setMessage(reason)
                .setCategory(ApplicationErrorCategory.BENIGN)
                .setNonRetryable(true)
                .setDetails(ledger)
                .build();
    }

    public static ApplicationFailure quota(AttemptLedger ledger, Instant until, String account) {
        return interrupted(new Interruption(
                ledger,
                Interruption.Cause.QUOTA,
                until.toEpochMilli(),
                account,
                "the quota of " + account + " is used up"));
    }

    public static ApplicationFailure noRoom(AttemptLedger ledger, Instant until, String shortage) {
        return interrupted(new Interruption(ledger, Interruption.Cause.RESOURCES, until.toEpochMilli(), "", shortage));
    }

    /** Its agent could not be started. */
    public static ApplicationFailure setup(AttemptLedger ledger, String reason) {
        return interrupted(new Interruption(ledger, Interruption.Cause.SETUP, 0, "", reason));
    }

    public static ApplicationFailure fault(AttemptLedger ledger, String reason) {
        return interrupted(new Interruption(ledger, Interruption.Cause.FAULT, 0, "", reason));
    }

    private static ApplicationFailure interrupted(Interruption interruption) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.INTERRUPTED)
                .setMessage(interruption.message())
                .setCategory(ApplicationErrorCategory.BENIGN)
                .setNonRetryable(true)
                .setDetails(interruption)
                .build();
    }
}
