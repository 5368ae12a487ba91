package io.trackyard.run;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;

/** What keeps a phase from starting sessions: one durable timer for the account's quota, one wait for resources each. */
final class Waits {
    private long quotaUntil;
    private long resourcesUntil;
    private int changes;

    /** Takes note of a quota; all sessions of the account wait for the latest end that was named. */
    void quota(long until) {
        if (until > quotaUntil) {
            quotaUntil = until;
            timer(until, "quota");
        }
    }

    /** Waits here until no quota holds the account any more. */
    void awaitQuota() {
        Workflow.await(() -> Workflow.currentTimeMillis() >= quotaUntil);
    }

    /** Waits here until the host may have room again. */
    void awaitResources(long until) {
        resourcesUntil = Math.max(resourcesUntil, until);
        changes++;
        Workflow.sleep(Duration.ofMillis(Math.max(1, until - Workflow.currentTimeMillis())));
        changes++;
    }

    boolean isQuota() {
        return Workflow.currentTimeMillis() < quotaUntil;
    }

    /** What is waited for, as a word of the run's states. */
    Optional<String> waitingFor() {
        long now = Workflow.currentTimeMillis();
        if (now < quotaUntil) {
            return Optional.of("quota");
        }
        return now < resourcesUntil ? Optional.of("resources") : Optional.empty();
    }

    /** Until when, epoch milliseconds; 0 where nothing is waited for. */
    long until() {
        return waitingFor()
                .map(what -> what.equals("quota") ? quotaUntil : resourcesUntil)
                .orElse(0L);
    }

    int changes() {
        return changes;
    }

    private void timer(long until, String what) {
        changes++;
        Workflow.newTimer(Duration.ofMillis(Math.max(1, until - Workflow.currentTimeMillis())))
                .thenApply(done -> ++changes);
    }
}
