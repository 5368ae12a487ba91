package io.trackyard.run;

import java.time.Duration;

/** How long to wait before something that broke is tried again: each fault in a row doubles it. */
public final class Breaks {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A program that is missing for a moment is being updated; nothing is overloaded that had to be spared longer. */
    private static final Duration LONGEST_OF_UNSTARTED = Duration.ofSeconds(10);

    private static final int MOST_DOUBLINGS = 6;

    private Breaks() {}

    /** After so many faults of the infrastructure, from 1. */
    public static Duration after(int faults) {
        return doubled(faults, LONGEST);
    }

    /** After so many sessions that could not be started. */
    public static Duration afterUnstarted(int faults) {
        return doubled(faults, LONGEST_OF_UNSTARTED);
    }

    private static Duration doubled(int faults, Duration longest) {
        Duration doubled = SHORTEST.multipliedBy(1L << Math.min(faults, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
