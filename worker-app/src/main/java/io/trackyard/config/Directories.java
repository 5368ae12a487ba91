package io.trackyard.config;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three directories of Trackyard on this machine, by the XDG base directory specification.
 *
 * @param cache what can be fetched again: binaries
 * @param state what must outlive a restart: the server's database, logs, worktrees
 * @param config what a person wrote for all repositories
 */
public record Directories(Path cache, Path state, Path config) {

    private static final String OURS = "trackyard";

    /**
     * Reads {@code XDG_CACHE_HOME}, {@code XDG_STATE_HOME} and {@code XDG_CONFIG_HOME}; a variable that is missing, empty
     * or relative (the specification has those ignored) falls back to its place below {@code HOME}.
     *
     * @throws io.trackyard.problem.ProblemException if a directory is left to {@code HOME} and that is not set
     */
    public static Directories of(Map<String, String> environment) {
        return new Directories(
                base(environment, "XDG_CACHE_HOME", ".cache"),
                base(environment, "XDG_STATE_HOME", ".local/state"),
                base(environment, "XDG_CONFIG_HOME", ".config"));
    }

    /**
     * Creates a directory below one of these, readable by its owner alone, as the specification asks. One that exists is
     * left as it is.
     *
     * @return the directory
     */
    public static Path create(Path directory) {
        try {
            return Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot create " + directory, cause);
        }
    }

    private static Path base(Map<String, String> environment, String variable, String belowHome) {
        Path named = absolute(environment.get(variable));
        if (named != null) {
            return named.resolve(OURS);
        }
        Path home = absolute(environment.get("HOME"));
        if (home == null) {
            throw Problem.of(Fault.ENVIRONMENT, "no-home")
                    .what("there is no place to keep things: neither %s nor HOME is set", variable)
                    .remedy("set HOME to a directory that can be written")
                    .exception();
        }
        return home.resolve(belowHome).resolve(OURS);
    }

    private static @Nullable Path absolute(@Nullable String value) {
        return value != null && value.startsWith("/") ? Path.of(value) : null;
    }
}
