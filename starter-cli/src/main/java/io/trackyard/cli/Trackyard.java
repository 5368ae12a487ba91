package io.trackyard.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The program. The only place that reads the environment and ends the process. */
public final class Trackyard {
    private Trackyard() {}

    public static void main(String[] arguments) {
        quietLibraries(arguments.length > 0 && arguments[0].equals("worker"));
        Surroundings around = surroundings();
        int code = new Program(around).run(arguments);
        around.out().flush();
        around.err().flush();
        System.exit(code);
    }

    private static Surroundings surroundings() {
        // set by the launcher, which knows it without loading anything
        String terminals = System.getProperty("trackyard.terminals", "");
        return new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("trackyard.home", ".")).toAbsolutePath(),
                writer(System.out),
                writer(System.err),
                System.in,
                new Surroundings.Terminal(terminals.contains("0"), terminals.contains("1"), terminals.contains("2")),
                InstantSource.system());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** What libraries log is for the worker's log; a person at a command line is told things in other words. */
    private static void quietLibraries(boolean worker) {
        LogManager.getLogManager().reset();
        if (worker) {
            WorkerLog.begin();
        } else {
            Logger.getLogger("").setLevel(Level.OFF);
        }
    }
}
