package io.trackyard.runfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables that a person's commands see: agents, checks, set-up. Taken when a run is started, from the shell it is
 * started in, and kept in a file that only this user can read; never in a workflow's history.
 */
public final class RunEnvironment {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What every command needs to find its programs, its home and its language. */
    private static final List<String> ALWAYS =
            List.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ", "TMPDIR", "JAVA_HOME");

    private static final String LOCALE = "LC_";

    private final Map<String, String> variables;

    private RunEnvironment(Map<String, String> variables) {
        this.variables = new TreeMap<>(variables);
    }

    /** The few that every command gets, and those that are named. */
    public static RunEnvironment of(Map<String, String> shell, Collection<String> named) {
        Map<String, String> taken = new TreeMap<>();
        shell.forEach((name, value) -> {
            if (ALWAYS.contains(name) || name.startsWith(LOCALE) || named.contains(name)) {
                taken.put(name, value);
            }
        });
        return new RunEnvironment(taken);
    }

    /** Reads what {@link #write} wrote. */
    public static RunEnvironment read(Path file) {
        try {
            return new RunEnvironment(JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw Problem.of(Fault.ENVIRONMENT, "no-environment")
                    .what("the environment of the run's commands cannot be read")
                    .why("%s: %s", file, e.getMessage())
                    .remedy("start the run again: tasks that are integrated are not done again")
                    .exception(e);
        }
    }

    /** Writes it to a file of mode 0600, making its directory. */
    public void write(Path file) {
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(aside, JSON.writeValueAsBytes(variables));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** A copy to add to. */
    public Map<String, String> variables() {
        return new TreeMap<>(variables);
    }
}
