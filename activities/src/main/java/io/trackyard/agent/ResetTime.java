package io.trackyard.agent;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The end of a quota, in the ways in which providers and their clients tell it. */
public final class ResetTime {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,13}");

    /** So many seconds would be more than three years; what is longer is a moment. */
    private static final int MOST_DIGITS_OF_SECONDS = 8;

    private static final int MOST_DIGITS_OF_EPOCH_SECONDS = 11;

    private static final Pattern SPAN = Pattern.compile(
            "(?i)(?:(?<d>\\d{1,4})\\s*d(?:ays?)?)?\\s*(?:(?<h>\\d{1,4})\\s*h(?:ours?)?)?\\s*(?:(?<m>\\d{1,5})\\s*m(?:in(?:utes?)?)?)?\\s*(?:(?<s>\\d{1,7})(?:\\.\\d+)?\\s*s(?:ec(?:onds?)?)?)?");

    private static final List<DateTimeFormatter> TIMES_OF_DAY =
            List.of(DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ENGLISH), ofTwelve("h:mma"), ofTwelve("ha"));

    /** {@code Jan 1st, 2030 12:00 AM}. */
    private static final DateTimeFormatter DAY_AND_TIME = ofTwelve("MMM d, yyyy h:mm a");

    private ResetTime() {}

    /**
     * The moment that a text names: seconds from now or since 1970, {@code 2h}, {@code 1h 30m}, a moment of ISO 8601, a day
     * and a time ({@code Jan 1st, 2030 12:00 AM}), or a time of day ({@code 14:30}, {@code 8:30am}), which is the next such
     * time.
     *
     * @param zone of a day or a time of day; absent for this machine's
     */
    public static Optional<Instant> of(String text, @Nullable String zone, Instant now) {
        String told = text.strip();
        if (NUMBER.matcher(told).matches()) {
            return Optional.of(number(told, now));
        }
        return span(told)
                .map(now::plus)
                .or(() -> moment(told))
                .or(() -> dayAndTime(told, zone))
                .or(() -> timeOfDay(told, zone, now));
    }

    private static Instant number(String digits, Instant now) {
        long number = Long.parseLong(digits);
        if (digits.length() <= MOST_DIGITS_OF_SECONDS) {
            return now.plusSeconds(number);
        }
        return digits.length() <= MOST_DIGITS_OF_EPOCH_SECONDS
                ? Instant.ofEpochSecond(number)
                : Instant.ofEpochMilli(number);
    }

    private static Optional<Duration> span(String text) {
        Matcher parts = SPAN.matcher(text);
        return text.isEmpty() || !parts.matches()
                ? Optional.empty()
                : Optional.of(Duration.ofDays(part(parts, "d"))
                        .plusHours(part(parts, "h"))
                        .plusMinutes(part(parts, "m"))
                        .plusSeconds(part(parts, "s")));
    }

    private static long part(Matcher parts, String name) {
        String digits = parts.group(name);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replaceFirst("(?<=\\d) (?=\\d)", "T"))
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> dayAndTime(String text, @Nullable String zone) {
        try {
            String unnumbered = text.replaceFirst("(?<=\\d)(?:st|nd|rd|th)(?=, )", "");
            return Optional.of(LocalDateTime.parse(unnumbered, DAY_AND_TIME)
                    .atZone(zoneOf(zone))
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static ZoneId zoneOf(@Nullable String zone) {
        return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone.strip());
    }

    private static Optional<Instant> timeOfDay(String text, @Nullable String zone, Instant now) {
        for (DateTimeFormatter form : TIMES_OF_DAY) {
            try {
                ZonedDateTime here = now.atZone(zoneOf(zone));
                ZonedDateTime today = here.with(LocalTime.parse(text.replaceAll("\\s", ""), form));
                return Optional.of((today.isAfter(here) ? today : today.plusDays(1)).toInstant());
            } catch (DateTimeException another) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter ofTwelve(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
