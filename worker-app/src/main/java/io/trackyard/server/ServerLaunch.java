package io.trackyard.server;

import io.trackyard.config.Directories;
import io.trackyard.connection.ServerProbe;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Starts a server and sees it to its first answer. Not safe against a second start: whoever calls holds the lock. */
final class ServerLaunch {

    /** A start takes 0.2 s on an idle machine; this leaves room for a slow disk under load. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int PORTS_TRIED = 5;

    private static final long MEBIBYTE = 1 << 20;

    /** A new database and its write-ahead log take 10 MiB, and a run of some dozen tasks as much again. */
    private static final long LEAST_ROOM_MIB = 64;

    private final Path directory;
    private final BinarySources binaries;
    private final Programs programs;
    private final PortPair usualPorts;
    private final SetupLog log;
    private final InstantSource time;

    ServerLaunch(
            Path directory,
            BinarySources binaries,
            Programs programs,
            PortPair usualPorts,
            SetupLog log,
            InstantSource time) {
        this.directory = directory;
        this.binaries = binaries;
        this.programs = programs;
        this.usualPorts = usualPorts;
        this.log = log;
        this.time = time;
    }

    /**
     * Starts one, on the ports of the last if they are free, so that links and clients go on working.
     *
     * @throws io.trackyard.problem.ProblemException if it ends before it answers, or does not answer
     */
    ServerState start(Optional<ServerState> last) {
        Directories.create(directory);
        demandRoom();
        TemporalBinary binary = binaries.obtain();
        DatabaseFile database = DatabaseFile.in(directory, binary.version());
        prepare(database);
        PortPair ports = last.map(ServerState::ports).orElse(usualPorts).orNextFree();
        for (int tried = 1; ; tried++) {
            try {
                return start(new DevServerCommand(binary, database.path(), ports));
            } catch (EarlyEndException end) {
                if (!end.isPortTaken() || tried == PORTS_TRIED) {
                    throw end.isDatabaseRefused() ? database.foreign(end.lastLine()) : end.problem();
                }
                log.portsTaken(ports);
                ports = ports.next().orNextFree();
            }
        }
    }

    /** Told before the server is started, since its own last words do not say that a disk is full. */
    private void demandRoom() {
        try {
            long free = Files.getFileStore(directory).getUsableSpace() / MEBIBYTE;
            if (free < LEAST_ROOM_MIB) {
                throw Problem.of(Fault.ENVIRONMENT, "disk-full")
                        .what("there is no room for the server's database")
                        .why("%d MiB free at %s, and it takes %d to begin with", free, directory, LEAST_ROOM_MIB)
                        .remedy("trackyard doctor", "make room, then see how much there is")
                        .exception();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot ask how much room there is at " + directory, cause);
        }
    }

    /** Finds a server that nobody knows of any more. */
    Optional<ServerState> findStray() {
        return StrayServer.in(directory)
                .map(stray -> stray.state(programs, logFile(), time.instant().toString()));
    }

    private Path logFile() {
        return directory.resolve("server.log");
    }

    private void prepare(DatabaseFile database) {
        database.putAsideUnfinished(time.instant());
        database.check();
        if (!database.exists()) {
            database.others().forEach(log::otherDatabase);
            database.begin();
        }
    }

    private ServerState start(DevServerCommand command) throws EarlyEndException {
        log.starting(command.binary().version(), command.database(), command.ports());
        ServerLog output = new ServerLog(logFile());
        try {
            long begin = output.begin();
            ServerState server = new ServerState(
                    programs.startDetached(command.words(), output.path()),
                    command.ports(),
                    command.binary().version(),
                    command.database().toString(),
                    output.path().toString(),
                    time.instant().toString());
            awaitAnswer(server, begin);
            return server;
        } catch (IOException cause) {
            throw Problem.of(Fault.SERVER, "server-not-started")
                    .what("the Temporal server could not be started")
                    .why("%s", cause.getMessage())
                    .exception(cause);
        }
    }

    /**
     * Waits until a server that was started by somebody else answers.
     *
     * @throws io.trackyard.problem.ProblemException if it ends, or does not answer within a minute
     */
    void awaitAnswer(ServerState server) {
        try {
            awaitAnswer(server, 0);
        } catch (EarlyEndException end) {
            throw end.problem();
        }
    }

    private void awaitAnswer(ServerState server, long logBegin) throws EarlyEndException {
        Deadline deadline = Deadline.in(START_LIMIT);
        while (!ServerProbe.answers(server.address(), ANSWER_LIMIT)) {
            requireAlive(server, logBegin);
            if (deadline.isOver() || !deadline.pause(POLL)) {
                throw silent(server);
            }
        }
        // Once more: another program's server may be what answered on a port that ours did not get.
        requireAlive(server, logBegin);
        DatabaseFile.finish(Path.of(server.database()));
        log.ready(server);
    }

    private static void requireAlive(ServerState server, long logBegin) throws EarlyEndException {
        if (!server.process().isAlive()) {
            throw new EarlyEndException(new ServerLog(Path.of(server.log())).tail(logBegin), server.log());
        }
    }

    private static RuntimeException silent(ServerState server) {
        return Problem.of(Fault.SERVER, "server-silent")
                .what(
                        "the Temporal server runs (pid %d) but does not answer at %s",
                        server.process().pid(), server.address())
                .why("waited %d s; it prints to %s", START_LIMIT.toSeconds(), server.log())
                .remedy("trackyard server stop", "end it; the next command starts a new one on the same database")
                .exception();
    }
}
