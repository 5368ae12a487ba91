package io.trackyard.attempt;

import java.time.Duration;
import java.time.Instant;

/**
 * What lies between two looks at a session, by the clock of the day. That one is set by people and by networks, and goes on
 * while a machine sleeps: only what it can have gone on between two looks is counted.
 */
record Step(Instant from, Instant to) {
    /** A longer step was not watched: the machine slept, this worker was stopped, or the clock was put forward. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** How much of it counts. */
    Duration counted() {
        Duration whole = Duration.between(from, to);
        if (whole.isNegative()) {
            return Duration.ZERO;
        }
        return whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
    }

    /** Whether times of before it and after it cannot be compared. */
    boolean isJump() {
        return !counted().equals(Duration.between(from, to));
    }
}
