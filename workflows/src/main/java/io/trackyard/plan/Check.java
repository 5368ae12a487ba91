package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A command that Trackyard runs to see for itself whether work is good.
 *
 * @param command what {@code sh -c} is given, in the root of a worktree
 * @param seconds how long it may take
 */
public record Check(
        @JsonProperty("command") String command,
        @JsonProperty("seconds") int seconds) {
    /** What a check is allowed where its task says nothing. */
    public static final int DEFAULT_SECONDS = 300;

    public Check {
        if (command.isBlank()) {
            throw new IllegalArgumentException("a check names a command");
        }
        if (seconds < 1) {
            throw new IllegalArgumentException("a check needs at least a second: " + command);
        }
    }

    public static Check of(String command) {
        return new Check(command, DEFAULT_SECONDS);
    }
}
