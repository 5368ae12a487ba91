package io.trackyard.process;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds programs the way the command itself would: on the PATH of its environment. */
public final class Programs {
    /** Where POSIX systems keep the programs this package needs, for environments without a PATH. */
    private static final String STANDARD_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

    private Programs() {}

    /** The program's file; a name with a slash is taken as a path from the directory. */
    public static Optional<Path> find(String name, Path directory, Map<String, String> environment) {
        if (name.contains("/")) {
            return Optional.of(directory.resolve(name)).filter(Files::isExecutable);
        }
        for (String place : environment.getOrDefault("PATH", STANDARD_PATH).split(":")) {
            Path file = directory.resolve(place).resolve(name);
            if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** The command's own program. Asked before the start: a detaching program in front would only report exit 127. */
    static Path require(Command command) {
        String name = command.arguments().get(0);
        return find(name, command.directory(), command.environment())
                .orElseThrow(() -> Problem.of(Fault.ENVIRONMENT, "program-missing")
                        .what("There is no program '%s'", name)
                        .why("looked for on PATH=%s", command.environment().getOrDefault("PATH", STANDARD_PATH))
                        .remedy("install %s, or see that PATH names its directory".formatted(name))
                        .exception());
    }
}
