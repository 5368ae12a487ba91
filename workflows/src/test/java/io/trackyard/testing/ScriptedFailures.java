package io.trackyard.testing;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.HeldFile;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.plan.Question;
import io.trackyard.policy.AttemptLedger;

/** The failures that activities end with. */
final class ScriptedFailures {
    private ScriptedFailures() {}

    /** By the task's fault; {@code spent}: for the last time. */
    static ApplicationFailure failed(AttemptLedger ledger, boolean spent) {
        return ApplicationFailure.newBuilder()
                .setType(spent ? FailureTypes.TASK_ABANDONED : FailureTypes.AGENT_FAILED)
                .setMessage("the check failed")
                .setNonRetryable(spent)
                .setDetails(ledger)
                .build();
    }

    /** By nobody's fault; {@code until}: when trying again makes sense, epoch milliseconds. */
    static ApplicationFailure interrupted(AttemptLedger ledger, Cause cause, long until) {
        return interrupted(ledger, cause, until, "agent");
    }

    /** By the quota of an account that is not the run's. */
    static ApplicationFailure ofAnotherAccount(AttemptLedger ledger, long until) {
        return interrupted(ledger, Cause.QUOTA, until, "another");
    }

    private static ApplicationFailure interrupted(AttemptLedger ledger, Cause cause, long until, String account) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.INTERRUPTED)
                .setMessage("interrupted: " + cause)
                .setNonRetryable(true)
                .setDetails(new Interruption(ledger, cause, until, account, "interrupted: " + cause))
                .build();
    }

    /** For a file of another track. */
    static ApplicationFailure awaiting(AttemptLedger ledger, HeldFile held) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.INTERRUPTED)
                .setMessage(held.path())
                .setNonRetryable(true)
                .setDetails(new Interruption(ledger, held.path(), held))
                .build();
    }

    /** To ask a person. */
    static ApplicationFailure asking(AttemptLedger ledger, Question question) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.INTERRUPTED)
                .setMessage(question.text())
                .setNonRetryable(true)
                .setDetails(new Interruption(ledger, "", question.text(), question))
                .build();
    }
}
