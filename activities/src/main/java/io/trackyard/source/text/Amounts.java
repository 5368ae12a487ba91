package io.trackyard.source.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as a person writes them. */
final class Amounts {
    static final String DURATION_FORM = "seconds, or a number with s, m or h: 90s, 10m, 2h";
    static final String COUNT_FORM = "a whole number, or one with k or M: 400k, 2M";
    static final String DOLLARS_FORM = "dollars, with up to two decimals: 5, 2.50";
    static final String SIZE_FORM = "a number with MiB or GiB: 512MiB, 2GiB";

    /** A month; beyond it a number was meant as something else. */
    private static final long LONGEST_SECONDS = 31L * 24 * 3600;

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})([smh]?)");
    private static final Pattern COUNT = Pattern.compile("([1-9][0-9]{0,8})([kM]?)");
    private static final Pattern DOLLARS = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,2})?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?(MiB|GiB)");

    private Amounts() {}

    /** Whole seconds, from 1 to a month's; absent where the text is none. */
    static Optional<Integer> seconds(String text) {
        return secondsFrom(1, text);
    }

    /** Whole seconds, from {@code least} to a month's; absent where the text is none. */
    static Optional<Integer> secondsFrom(int least, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int unit = matcher.group(2).equals("h") ? 3600 : matcher.group(2).equals("m") ? 60 : 1;
        long seconds = Long.parseLong(matcher.group(1)) * unit;
        return seconds < least || seconds > LONGEST_SECONDS ? Optional.empty() : Optional.of((int) seconds);
    }

    /** A whole number from 1 on; absent where the text is none. */
    static Optional<Long> count(String text) {
        Matcher matcher = COUNT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int unit = matcher.group(2).equals("M") ? 1_000_000 : matcher.group(2).equals("k") ? 1000 : 1;
        return Optional.of(Long.parseLong(matcher.group(1)) * unit);
    }

    /** Millionths of a dollar, more than none; absent where the text is none. */
    static Optional<Long> microDollars(String text) {
        return DOLLARS.matcher(text).matches()
                ? Optional.of(new BigDecimal(text).movePointRight(6).longValueExact())
                        .filter(micro -> micro > 0)
                : Optional.empty();
    }

    /** Whole MiB, from 0; absent where the text is no size. */
    static Optional<Long> mebibytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("GiB") ? 1024 : 1));
    }
}
