package io.trackyard.run;

import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What keeps a phase from starting sessions: one durable timer for the account's quota, one wait for resources each. A
 * wait ends by its timer and by nothing else, since the clock that a workflow sees may lie before the end that woke it.
 */
final class Waits {
    /** The end that is named comes from another clock, and may lie in the past of this one. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private final LongConsumer quotaMet;
    private long quotaUntil;
    private long resourcesUntil;
    private int waitingForResources;
    private int changes;

    /** {@code quotaMet} is told the end of each quota that a session here ran into. */
    Waits(LongConsumer quotaMet) {
        this.quotaMet = quotaMet;
    }

    /** A session ran into the account's quota; all sessions wait for the latest end that was named. */
    void quota(long until) {
        if (hold(until)) {
            quotaMet.accept(until);
        }
    }

    /** Takes note of a quota that was met elsewhere; returns whether it is news. */
    boolean hold(long until) {
        long end = notBefore(until);
        if (end <= quotaUntil) {
            return false;
        }
        quotaUntil = end;
        changes++;
        Workflow.newTimer(fromNow(end), summary("Quota")).handle((fired, cancelled) -> {
            if (quotaUntil == end) {
                quotaUntil = 0;
            }
            return ++changes;
        });
        return true;
    }

    /** Waits here until no quota holds the account any more. */
    void awaitQuota() {
        Workflow.await(() -> !isQuota());
    }

    /** Waits here until the host may have room again. */
    void awaitResources(long until) {
        long end = notBefore(until);
        resourcesUntil = Math.max(resourcesUntil, end);
        waitingForResources++;
        changes++;
        try {
            Workflow.newTimer(fromNow(end), summary("Resources")).get();
        } finally {
            waitingForResources--;
            changes++;
        }
    }

    boolean isQuota() {
        return quotaUntil > 0;
    }

    /** What is waited for, as a word of the run's states. */
    Optional<String> waitingFor() {
        if (isQuota()) {
            return Optional.of("quota");
        }
        return waitingForResources > 0 ? Optional.of("resources") : Optional.empty();
    }

    /** Until when, epoch milliseconds; 0 where nothing is waited for. */
    long until() {
        if (isQuota()) {
            return quotaUntil;
        }
        return waitingForResources > 0 ? resourcesUntil : 0;
    }

    int changes() {
        return changes;
    }

    private static long notBefore(long until) {
        return Math.max(until, Workflow.currentTimeMillis() + SHORTEST.toMillis());
    }

    private static Duration fromNow(long end) {
        return Duration.ofMillis(end - Workflow.currentTimeMillis());
    }

    private static TimerOptions summary(String text) {
        return TimerOptions.newBuilder().setSummary(text).build();
    }
}
