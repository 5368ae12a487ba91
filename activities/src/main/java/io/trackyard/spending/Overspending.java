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
public record Overspending(Budget budget, String words, Optional<Instant> until) {}
