package io.trackyard.run;

import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Moments that another clock named, and that may lie in the past of the one that a workflow sees: a wait for one is never short. */
public final class OtherClock {
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private OtherClock() {}

    /** How long to wait for a moment, epoch milliseconds. */
    public static Duration until(long moment) {
        return atLeastShortest(Duration.ofMillis(moment - Workflow.currentTimeMillis()));
    }

    /** The same length, where it is not too short. */
    static Duration atLeastShortest(Duration length) {
        return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    }
}
