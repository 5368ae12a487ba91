package io.trackyard.server;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that runs on a database of ours though no state file names it: the command that started it was killed before
 * it could write one, or the file is gone. It is told by its command line and taken over, since a second server on the
 * same file would destroy it.
 *
 * @param process which it is
 * @param program its executable
 * @param words its command line, without the program
 */
record StrayServer(ProcessIdentity process, String program, List<String> words) {

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);

    /** Finds the one whose database lies in this directory. */
    static Optional<StrayServer> in(Path directory) {
        return RunningProgram.all()
                .filter(running -> running.arguments().containsAll(List.of("start-dev", "--db-filename")))
                .map(running -> new StrayServer(running.identity(), running.program(), running.arguments()))
                .filter(server -> server.database().startsWith(directory))
                .findFirst();
    }

    private Path database() {
        return Path.of(after("--db-filename"));
    }

    /**
     * What is known of it.
     *
     * @throws io.trackyard.problem.ProblemException if that is not enough to use it
     */
    ServerState state(Programs programs, Path log, String startedAt) {
        try {
            PortPair ports = new PortPair(Integer.parseInt(after("--port")), Integer.parseInt(after("--ui-port")));
            String report = programs.run(List.of(program, "--version"), Map.of(), VERSION_LIMIT, soFar -> {})
                    .output();
            TemporalVersion version = TemporalVersion.parse(report).orElseThrow(() -> new IOException(report.strip()));
            return new ServerState(process, ports, version, database().toString(), log.toString(), startedAt);
        } catch (IOException | NumberFormatException cause) {
            throw Problem.of(Fault.SERVER, "stray-server")
                    .what("another Temporal server (pid %d) uses the database %s", process.pid(), database())
                    .why("it cannot be used: %s", cause.getMessage())
                    .remedy("kill " + process.pid(), "end it")
                    .exception(cause);
        }
    }

    private String after(String option) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
    }
}
