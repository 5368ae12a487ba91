package io.trackyard.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says when a session has stalled: when for its limit it printed nothing, nothing in it worked, and no file of its worktree
 * changed. What is cheap is looked at always, processor times a few times within the limit, the tree once at its end.
 */
final class Stillness {
    /** How often within its limit a session that prints nothing is asked whether it works. */
    private static final int SAMPLES = 20;

    /** A client that waits for an answer uses a little; a hundredth of a processor is work. */
    private static final int IDLE_PART = 100;

    private final Signs signs;
    private final Duration limit;
    private final InstantSource time;
    private Duration quiet = Duration.ZERO;
    private Instant looked;
    private Instant lastSign;
    private long printed;
    private Duration sampledAt = Duration.ZERO;
    private @Nullable Duration used;

    /** Counts from now on, whatever came before: another worker may have watched it. */
    Stillness(Signs signs, Duration limit, InstantSource time) {
        this.signs = signs;
        this.limit = limit;
        this.time = time;
        this.looked = time.instant();
        this.lastSign = looked;
        this.printed = signs.printed();
    }

    /** Looks at it; whether it is stalled. */
    boolean isStalled() {
        Instant now = time.instant();
        Step step = new Step(looked, now);
        if (step.isJump()) {
            changeBefore(now);
        }
        quiet = quiet.plus(step.counted());
        looked = now;
        if (isPrinting() || isWorking()) {
            count(now, Duration.ZERO);
        } else if (quiet.compareTo(limit) >= 0) {
            Optional<Instant> changed = signs.lastChange(lastSign, now);
            changed.ifPresent(at -> count(at, Duration.between(at, now)));
        }
        return quiet.compareTo(limit) >= 0;
    }

    /** It was held, and could not do anything. */
    void wasHeld() {
        looked = time.instant();
        count(looked, Duration.ZERO);
    }

    private void count(Instant sign, Duration since) {
        lastSign = sign;
        quiet = since;
        sampledAt = since;
        used = null;
    }

    /** Files tell by the clock what changed them: what it was before the jump is asked by the times of before. */
    private void changeBefore(Instant jump) {
        signs.lastChange(lastSign, looked).ifPresent(at -> count(at, Duration.between(at, looked)));
        lastSign = jump;
    }

    private boolean isPrinting() {
        long before = printed;
        printed = signs.printed();
        return printed != before;
    }

    private boolean isWorking() {
        Duration window = quiet.minus(sampledAt);
        if (window.multipliedBy(SAMPLES).compareTo(limit) < 0) {
            return false;
        }
        Duration before = used;
        used = signs.processorTime();
        sampledAt = quiet;
        return before != null && used.minus(before).multipliedBy(IDLE_PART).compareTo(window) >= 0;
    }
}
