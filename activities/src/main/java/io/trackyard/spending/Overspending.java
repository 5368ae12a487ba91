package io.trackyard.spending;

import io.trackyard.policy.Budget;
import java.time.Instant;
import java.util.Optional;

/**
 * A budget that is spent.
 *
 * @param budget which
 * @param words that it is, and what was spent of how much, in one line
 * @param until when there is another one by itself; empty for never
 */
public record Overspending(Budget budget, String words, Optional<Instant> until) {
    /** The reason, and behind it that this is spent, unless the reason says so itself. */
    public String behind(String reason) {
        String subject = words.substring(0, words.indexOf(':') + 1);
        return reason.contains(subject) ? reason : reason + "; " + words;
    }
}
