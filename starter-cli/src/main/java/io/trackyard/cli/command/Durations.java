package io.trackyard.cli.command;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,7})(s|m|h)?");

    private Durations() {}

    /** {@code 90s}, {@code 10m}, {@code 2h}, or seconds. */
    static Duration parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw Problem.of(Fault.USER, "usage")
                    .what("'%s' is no time; write it as 90s, 10m or 2h", text)
                    .exception();
        }
        long number = Long.parseLong(form.group(1));
        String unit = form.group(2) == null ? "s" : form.group(2);
        return switch (unit) {
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
