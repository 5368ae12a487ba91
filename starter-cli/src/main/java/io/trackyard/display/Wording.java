package io.trackyard.display;

import io.trackyard.policy.Budget;
import io.trackyard.policy.Money;
import io.trackyard.policy.Usage;
import java.time.Duration;
import java.util.List;

/** Counts, times and names the way a person would say or type them. */
public final class Wording {
    /** As many characters as git shows of a commit. */
    private static final int SHORT_COMMIT = 7;

    private Wording() {}

    /** {@code 1 task}, {@code 2 tasks}. */
    public static String count(long number, String noun) {
        return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }

    /** {@code 34s}, {@code 2m 10s}, {@code 1h 5m}, {@code 2d 3h}: two units at most. */
    public static String duration(Duration duration) {
        Duration shown = duration.isNegative() ? Duration.ZERO : duration;
        if (shown.toDays() > 0) {
            return units(shown.toDays(), "d", shown.toHoursPart(), "h");
        }
        if (shown.toHours() > 0) {
            return units(shown.toHours(), "h", shown.toMinutesPart(), "m");
        }
        return shown.toMinutes() > 0
                ? units(shown.toMinutes(), "m", shown.toSecondsPart(), "s")
                : shown.toSeconds() + "s";
    }

    private static String units(long large, String unit, int small, String smaller) {
        return small == 0 ? large + unit : large + unit + " " + small + smaller;
    }

    /** {@code $4.10}; {@code 12,300 tokens} where a client names no money. */
    public static String used(Usage usage) {
        Long micro = usage.microDollars();
        return micro == null ? count(usage.tokens(), "token") : Money.words(micro);
    }

    /**
     * {@code $4.10 of $50.00}, {@code $4.10, over the budget of $4.00}: the same beside what is allowed of what it is told in;
     * as without a budget where that names nothing of it.
     */
    static String used(Usage usage, Budget budget) {
        boolean isMoney = usage.microDollars() != null;
        Long allowed = isMoney ? budget.microDollars() : budget.tokens();
        if (allowed == null) {
            return used(usage);
        }
        long spent = isMoney ? usage.microDollars() : usage.tokens();
        String limit = isMoney ? Money.words(allowed) : count(allowed, "token");
        return used(usage) + (spent <= allowed ? " of " : ", over the budget of ") + limit;
    }

    /** The first few, and how many there are beside them. */
    static String few(List<String> names, int most) {
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and %,d more".formatted(names.size() - most);
    }

    public static String commit(String id) {
        return id.length() <= SHORT_COMMIT ? id : id.substring(0, SHORT_COMMIT);
    }

    /** With a capital at the beginning and a full stop at the end, for texts that are parts of sentences. */
    static String sentence(String part) {
        String text = part.strip();
        if (text.isEmpty()) {
            return text;
        }
        boolean ended = text.endsWith(".") || text.endsWith("?") || text.endsWith("!");
        return capital(text) + (ended ? "" : ".");
    }

    /** With a capital at the beginning. */
    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
