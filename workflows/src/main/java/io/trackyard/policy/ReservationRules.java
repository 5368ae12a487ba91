package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What becomes of a task whose agent cannot do without a file that another track has.
 *
 * @param waitSeconds how long it waits for the file before it goes behind that track; 0 where nothing waits for a file
 */
public record ReservationRules(@JsonProperty("waitSeconds") int waitSeconds) {
    /** Also of plans that were frozen before anything could wait. */
    public static final ReservationRules DEFAULT = new ReservationRules(600);

    public ReservationRules {
        if (waitSeconds < 0) {
            throw new IllegalArgumentException("a file is waited for so many seconds, or not at all");
        }
    }
}
