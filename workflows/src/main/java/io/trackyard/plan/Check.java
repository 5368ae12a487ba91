package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A command that Trackyard runs to see for itself whether work is good.
 *
 * @param command what {@code sh -c} is given, in a directory of a worktree
 * @param seconds how long it may take
 * @param directory where it runs, relative to the worktree's root; absent for the root itself
 * @param environment variables it sees beside those of the run
 * @param expect how it ends where all is well
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Check(
        @JsonProperty("command") String command,
        @JsonProperty("seconds") int seconds,
        @JsonProperty("directory") @Nullable String directory,
        @JsonProperty("environment") Map<String, String> environment,
        @JsonProperty("expect") @Nullable Expectation expect) {
    /** What a check is allowed where its task says nothing. */
    public static final int DEFAULT_SECONDS = 300;

    @JsonCreator
    public Check {
        if (command.isBlank()) {
            throw new IllegalArgumentException("a check names a command");
        }
        if (seconds < 1) {
            throw new IllegalArgumentException("a check needs at least a second: " + command);
        }
        if (directory != null && PathPattern.isOutside(directory)) {
            throw new IllegalArgumentException("a check runs inside of the worktree, not in " + directory);
        }
        environment = environment == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** One that runs in the root and passes by exit code 0. */
    public Check(String command, int seconds) {
        this(command, seconds, null, Map.of(), null);
    }

    /**
     * How a command ends where all is well.
     *
     * @param exit its exit code
     * @param output a regular expression that is found in a line of what it prints; absent for anything
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Expectation(
            @JsonProperty("exit") int exit,
            @JsonProperty("output") @Nullable String output) {
        /** What is expected where nothing is said. */
        public static final Expectation SUCCESS = new Expectation(0, null);
    }

    public static Check of(String command) {
        return new Check(command, DEFAULT_SECONDS);
    }

    /** What it is to end with. */
    public Expectation expectation() {
        return expect == null ? Expectation.SUCCESS : expect;
    }

    /** All that is run, for a person: {@code make test, in web, with CI=1}. */
    public String words() {
        StringBuilder words = new StringBuilder(command);
        if (directory != null) {
            words.append(", in ").append(directory);
        }
        if (!environment.isEmpty()) {
            words.append(", with ");
            environment.forEach((name, value) ->
                    words.append(name).append('=').append(value).append(' '));
            words.setLength(words.length() - 1);
        }
        return words.toString();
    }
}
