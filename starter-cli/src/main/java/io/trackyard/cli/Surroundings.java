package io.trackyard.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it: given once, by {@code main} or a test.
 *
 * @param environment the variables of the shell
 * @param directory the directory it was typed in
 * @param home the clone or the installation Trackyard itself lies in
 * @param out where data goes
 * @param err where talk goes
 * @param terminal which of the streams a person looks at
 * @param time the clock
 */
public record Surroundings(
        Map<String, String> environment,
        Path directory,
        Path home,
        PrintWriter out,
        PrintWriter err,
        Terminal terminal,
        InstantSource time) {

    /**
     * Which streams are a terminal; the three are asked apart.
     *
     * @param input whether a person can answer
     * @param out whether a person reads the data
     * @param err whether a person reads the talk
     */
    public record Terminal(boolean input, boolean out, boolean err) {}

    /** Who types, for the record of a run: {@code you@host}. */
    public String person() {
        String host = environment.getOrDefault("HOSTNAME", "localhost");
        return environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", "somebody")) + "@" + host;
    }
}
