package io.trackyard.spending;

import io.trackyard.policy.Budget;
import java.time.Instant;
import java.util.Optional;

/**
 * A budget that is spent.
 *
 * @param budget which
 * @param whose what it is called, for people
 * @param spent what was spent of how much
 * @param until when there is another one by itself; empty for never
 */
public record Overspending(Budget budget, String whose, String spent, Optional<Instant> until) {
    /** That it is spent, and what of how much, in one line. */
    public String words() {
        return subject() + ": " + spent;
    }

    private String subject() {
        return whose + " is spent";
    }

    /** The reason, and behind it that this is spent, unless the reason says so itself. */
    public String behind(String reason) {
        return reason.contains(subject()) ? reason : reason + "; " + words();
    }
}
