package io.trackyard.display;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How lines are written to one stream. Standard output and standard error are judged apart, since either may be a file.
 *
 * @param colour whether escape sequences for colour are written
 */
public record Style(boolean colour) {
    /** No colour. */
    public static final Style PLAIN = new Style(false);

    /** What was asked for by {@code --color}. */
    public enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    /**
     * Judges one stream. An option on the command line beats the environment; there {@code NO_COLOR} (no-color.org: set
     * and not empty) beats {@code CLICOLOR_FORCE} (bixense.com/clicolors: set and not 0), which beats the rest.
     *
     * @param terminal whether the stream is a terminal
     */
    public static Style of(Colour asked, Map<String, String> environment, boolean terminal) {
        return switch (asked) {
            case ALWAYS -> new Style(true);
            case NEVER -> PLAIN;
            case AUTO -> new Style(wanted(environment, terminal));
        };
    }

    private static boolean wanted(Map<String, String> environment, boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
            return true;
        }
        return terminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** The lines as text, each ended by a line feed. */
    public String render(List<Line> lines) {
        return lines.stream().map(line -> line.render(this) + "\n").collect(Collectors.joining());
    }
}
