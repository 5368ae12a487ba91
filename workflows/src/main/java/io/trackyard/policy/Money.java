package io.trackyard.policy;

import java.util.Locale;

/** Money as clients name it, in US dollars; kept in millionths of one, so that sums of it are exact. */
public final class Money {
    private static final int MICRO = 1_000_000;

    private Money() {}

    /** What a client names, in millionths. */
    public static long micro(double dollars) {
        return Math.round(dollars * MICRO);
    }

    /** Millionths in dollars. */
    public static double dollars(long micro) {
        return (double) micro / MICRO;
    }

    /** {@code $1,204.10}. */
    public static String words(long micro) {
        return String.format(Locale.ENGLISH, "$%,.2f", dollars(micro));
    }
}
