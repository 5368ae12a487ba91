package io.trackyard.run;

import io.trackyard.activity.Interruption;
import io.trackyard.policy.AttemptLedger;
import java.time.Duration;
import java.util.Optional;

/** What a task's sessions met in a row that was not the task's fault. Plain state. */
public final class Setbacks {
    /** A crash that comes a third time at one place comes a fourth time too. */
    public static final int CRASHES = 3;

    private static final Duration FIRST_BREAK = Duration.ofSeconds(10);
    private static final Duration LONGEST_BREAK = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 6;

    private int overloads;
    private int crashes;
    private String crash = "";
    private int progress;

    /** Takes note of how a session ended: by an interruption, or otherwise; {@code ledger}: with that in it. */
    public void met(Optional<Interruption> interruption, AttemptLedger ledger) {
        if (ledger.progress() != progress) {
            progress = ledger.progress(); // an attempt ended meanwhile, or something new is in the worktree
            overloads = 0;
            crashes = 0;
        }
        Interruption.Cause cause = interruption.map(Interruption::cause).orElse(Interruption.Cause.FAULT);
        overloads = cause == Interruption.Cause.OVERLOADED ? overloads + 1 : 0;
        if (cause == Interruption.Cause.CRASH) {
            String message = interruption.map(Interruption::message).orElse("");
            crashes = crash.equals(message) ? crashes + 1 : 1;
            crash = message;
        }
    }

    public boolean isOverloaded() {
        return overloads > 0;
    }

    /** How long to leave an overloaded provider alone: ever longer, up to ten minutes. */
    public Duration untilNextTry() {
        Duration doubled = FIRST_BREAK.multipliedBy(1L << Math.min(overloads - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_BREAK) < 0 ? doubled : LONGEST_BREAK;
    }

    /** Whether its agent crashes at one place again and again. */
    public boolean isCrashing() {
        return crashes >= CRASHES;
    }
}
