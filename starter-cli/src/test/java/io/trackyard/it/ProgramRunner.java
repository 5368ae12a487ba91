package io.trackyard.it;

import io.trackyard.config.Directories;
import io.trackyard.testing.FreePorts;
import io.trackyard.testing.InstalledProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    /** A parent that ignores interrupts and hang-ups, as background jobs and nohup do, hands that on to its children. */
    static final String[] INTERRUPTIBLE = {"perl", "-e", "$SIG{INT} = $SIG{HUP} = 'DEFAULT'; exec @ARGV"};

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
        environment.putAll(InstalledProgram.environment());
        return new ProgramRunner(home, home, environment, List.of());
    }

    /** With a home that is made ready for a server beside those of other tests. */
    static ProgramRunner withServerAt(Path home) {
        ProgramRunner program = at(home);
        try {
            FreePorts.leaveFor(program.state());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        program.run("server", "start").exits(0);
        return program;
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
        command.addAll(InstalledProgram.commandLine(arguments));
        return Started.start(List.of(arguments), command, directory, environment, home);
    }

    @Override
    public void close() {
        run("worker", "--stop");
        run("server", "stop");
    }
}
