package io.trackyard.display;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When something is looked at, and where: what all times in a picture are relative to.
 *
 * @param now the time
 * @param zone whose clock the person looks at
 */
public record Moment(Instant now, ZoneId zone) {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ENGLISH);

    /** {@code 12:44:10}. */
    String clock() {
        return SECONDS.format(now.atZone(zone));
    }

    /** {@code 14:30} today, {@code Dec 18 14:30} on another day. */
    String time(Instant other) {
        ZonedDateTime then = other.atZone(zone);
        boolean today = then.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? MINUTES : DAY).format(then);
    }

    /** How long ago, as a person would say it. */
    String since(Instant start) {
        return Wording.duration(Duration.between(start, now));
    }
}
