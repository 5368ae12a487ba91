package io.trackyard.it;

import io.trackyard.config.Directories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the program as a process, with a home of its own; of the machine it shares the fetched Temporal program alone.
 * Closing it ends the worker and the server it may have started.
 */
final class ProgramRunner implements AutoCloseable {
    /** A test whose own parent ignores the interrupt, as shells let background jobs do, hands that on to its children. */
    static final String[] INTERRUPTIBLE = {"perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV"};

    private final Path home;
    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> prefix;

    private ProgramRunner(Path home, Path directory, Map<String, String> environment, List<String> prefix) {
        this.home = home;
        this.directory = directory;
        this.environment = environment;
        this.prefix = prefix;
    }

    /** With a home below this directory. */
    static ProgramRunner at(Path home) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Path cache = Directories.of(environment).cache().getParent();
        environment.keySet().removeIf(name -> name.startsWith("TEMPORAL_") || name.startsWith("GIT_"));
        environment.keySet().removeAll(List.of("COLUMNS", "NO_COLOR", "CLICOLOR_FORCE"));
        environment.put("HOME", home.toString());
        environment.put("XDG_CACHE_HOME", cache.toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        return new ProgramRunner(home, home, environment, List.of());
    }

    /** Typed in another directory. */
    ProgramRunner in(Path other) {
        return new ProgramRunner(home, other, environment, prefix);
    }

    ProgramRunner with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new ProgramRunner(home, directory, more, prefix);
    }

    /** Run by another program, which takes the command line as its last arguments. */
    ProgramRunner behind(String... program) {
        return new ProgramRunner(home, directory, environment, List.of(program));
    }

    Path state() {
        return home.resolve("state").resolve("trackyard");
    }

    /** Runs a command to its end. */
    Answer run(String... arguments) {
        return start(arguments).answer();
    }

    /** Starts a command and returns at once. */
    Started start(String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtrackyard.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.trackyard.cli.Trackyard"));
        command.addAll(List.of(arguments));
        return Started.start(List.of(arguments), command, directory, environment, home);
    }

    @Override
    public void close() {
        run("worker", "--stop");
        run("server", "stop");
    }
}
