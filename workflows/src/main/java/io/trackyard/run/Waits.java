package io.trackyard.run;

import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a phase from starting sessions: one durable timer for the account's quota, one wait for resources each, and an
 * account that its provider refuses or whose budget is spent, until a person has mended that. A wait for a time ends by its
 * timer and by nothing else, since the clock that a workflow sees may lie before the end that woke it.
 */
final class Waits {
    private final LongConsumer quotaMet;
    private final Consumer<Refusal> refusalMet;
    private long quotaUntil;
    private long resourcesUntil;
    private int waitingForResources;
    private int changes;
    private @Nullable Refusal refusal;
    private @Nullable Long granted;
    private boolean givenUp;

    /**
     * @param quotaMet is told the end of each quota that a session here ran into
     * @param refusalMet is told why the account was refused to a session here
     */
    Waits(LongConsumer quotaMet, Consumer<Refusal> refusalMet) {
        this.quotaMet = quotaMet;
        this.refusalMet = refusalMet;
    }

    /** A session ran into the account's quota; all sessions wait for the latest end that was named. */
    void quota(long until) {
        if (hold(until)) {
            quotaMet.accept(until);
        }
    }

    /** Takes note of a quota that was met elsewhere; returns whether it is news. */
    boolean hold(long until) {
        Duration left = OtherClock.until(until);
        long end = Workflow.currentTimeMillis() + left.toMillis();
        if (end <= quotaUntil) {
            return false;
        }
        quotaUntil = end;
        changes++;
        Workflow.newTimer(left, summary("Quota")).handle((fired, cancelled) -> {
            if (quotaUntil == end) {
                quotaUntil = 0;
            }
            return ++changes;
        });
        return true;
    }

    /** The account was refused to a session: nothing starts before a person has mended that. */
    void refused(Refusal why) {
        if (park(why)) {
            refusalMet.accept(why);
        }
    }

    /** Takes note of an account that was refused elsewhere; returns whether it is news. */
    boolean park(Refusal why) {
        boolean news = refusal == null;
        if (news) {
            refusal = why;
            changes++;
        }
        return news;
    }

    /** A person says that the account is in order again. */
    void mended() {
        refusal = null;
        changes++;
    }

    /** A person allowed to spend as much again at a moment, epoch milliseconds. */
    void granted(long at) {
        granted = at;
    }

    /** When that was last; {@code null} where nobody did. */
    @Nullable
    Long granted() {
        return granted;
    }

    /** Whether more was spent than was allowed. */
    boolean isOverspent() {
        return refusal != null && refusal.isOfBudget();
    }

    /** Nobody will mend the account any more: what waits for that ends without it. */
    void giveUp() {
        givenUp = true;
        changes++;
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** Waits here until nothing holds the account any more. Returns why it never will be free, if so. */
    Optional<String> awaitAccount() {
        Workflow.await(() -> isRefused() ? givenUp : !isQuota());
        return Optional.ofNullable(refusal).map(Refusal::why);
    }

    /** Whether sessions of the account have to wait. */
    boolean holdAccount() {
        return isQuota() || isRefused();
    }

    /** Waits here until the host may have room again. */
    void awaitResources(long until) {
        Duration left = OtherClock.until(until);
        resourcesUntil = Math.max(resourcesUntil, Workflow.currentTimeMillis() + left.toMillis());
        waitingForResources++;
        changes++;
        try {
            Workflow.newTimer(left, summary("Resources")).get();
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
        if (refusal != null) {
            return Optional.of(refusal.kind());
        }
        if (isQuota()) {
            return Optional.of("quota");
        }
        return waitingForResources > 0 ? Optional.of("resources") : Optional.empty();
    }

    /** Until when, epoch milliseconds; 0 where nothing is waited for. */
    long until() {
        if (isRefused()) {
            return 0;
        }
        if (isQuota()) {
            return quotaUntil;
        }
        return waitingForResources > 0 ? resourcesUntil : 0;
    }

    int changes() {
        return changes;
    }

    private static TimerOptions summary(String text) {
        return TimerOptions.newBuilder().setSummary(text).build();
    }
}
