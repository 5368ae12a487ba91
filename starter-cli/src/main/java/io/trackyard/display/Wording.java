package io.trackyard.display;

import io.trackyard.policy.Budget;
import io.trackyard.policy.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        return micro == null ? count(usage.tokens(), "token") : dollars(micro);
    }

    /** The budget in what the use is told in: {@code $50.00}, {@code 400,000 tokens}; empty where it names nothing of that. */
    static Optional<String> allowed(Budget budget, Usage used) {
        Long money = budget.microDollars();
        Long tokens = budget.tokens();
        if (used.microDollars() != null) {
            return money == null ? Optional.empty() : Optional.of(dollars(money));
        }
        return tokens == null ? Optional.empty() : Optional.of(count(tokens, "token"));
    }

    /** Whether no more was used than the budget allows, of what the use is told in. */
    static boolean isWithin(Usage used, Budget budget) {
        Long money = budget.microDollars();
        Long tokens = budget.tokens();
        return used.microDollars() != null
                ? money == null || used.microDollars() <= money
                : tokens == null || used.tokens() <= tokens;
    }

    private static String dollars(long micro) {
        return String.format(Locale.ENGLISH, "$%,.2f", micro / 1e6);
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
