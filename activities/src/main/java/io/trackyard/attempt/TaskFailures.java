package io.trackyard.attempt;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.run.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The ways in which a task's activity ends without a verdict. The ledger travels with each of them. */
public final class TaskFailures {
    private static final Duration LONGEST_JITTER = Duration.ofMinutes(1);
    private static final int JITTER_PART = 10;

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

    /** What the activity of a session ends with that is no attempt; {@code account}: whose limits it shared. */
    static ApplicationFailure interrupted(AttemptLedger ledger, AgentVerdict cause, String account, Instant now) {
        if (cause instanceof AgentVerdict.OutOfQuota quota) {
            return quota(ledger, jittered(now, quota.until()), account);
        }
        if (cause instanceof AgentVerdict.Overspent spent) {
            Instant until = spent.until();
            return until == null
                    ? interrupted(ledger, Interruption.Cause.BUDGET, account, spent.reason())
                    : interrupted(new Interruption(
                            ledger, Interruption.Cause.QUOTA, until.toEpochMilli(), account, spent.reason()));
        }
        if (cause instanceof AgentVerdict.Asks asks) {
            return interrupted(new Interruption(ledger, account, Text.oneLine(asks.reason()), asks.question()));
        }
        if (cause instanceof AgentVerdict.Waits waits) {
            return interrupted(new Interruption(ledger, Text.oneLine(waits.reason()), waits.held()));
        }
        if (cause instanceof AgentVerdict.Overloaded) {
            return interrupted(ledger, Interruption.Cause.OVERLOADED, account, cause.reason());
        }
        if (cause instanceof AgentVerdict.Unauthorized) {
            return interrupted(ledger, Interruption.Cause.AUTHENTICATION, account, cause.reason());
        }
        if (cause instanceof AgentVerdict.Unstartable) {
            return interrupted(ledger, Interruption.Cause.SETUP, account, cause.reason());
        }
        if (cause instanceof AgentVerdict.Crashed) {
            return interrupted(ledger, Interruption.Cause.CRASH, account, cause.reason());
        }
        if (cause instanceof AgentVerdict.Forgotten
                || cause instanceof AgentVerdict.Ended
                || cause instanceof AgentVerdict.Lost) {
            return fault(ledger, cause.reason());
        }
        throw new IllegalArgumentException("the task's own end: " + cause);
    }

    /** Not all that share an account, on other machines too, are to come back in the same second. */
    private static Instant jittered(Instant now, Instant until) {
        long wait = Math.max(0, Duration.between(now, until).toMillis());
        long most = Math.min(LONGEST_JITTER.toMillis(), wait / JITTER_PART);
        return until.plusMillis(ThreadLocalRandom.current().nextLong(most + 1));
    }

    private static ApplicationFailure quota(AttemptLedger ledger, Instant until, String account) {
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

    public static ApplicationFailure fault(AttemptLedger ledger, String reason) {
        return interrupted(new Interruption(ledger, Interruption.Cause.FAULT, 0, "", reason));
    }

    private static ApplicationFailure interrupted(
            AttemptLedger ledger, Interruption.Cause cause, String account, String reason) {
        return interrupted(new Interruption(ledger, cause, 0, account, reason));
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
