package io.trackyard.server;

import io.trackyard.config.CommandLock;
import io.trackyard.config.Directories;
import io.trackyard.connection.Connection;
import io.trackyard.connection.NamespaceSetup;
import io.trackyard.connection.ServerProbe;
import io.trackyard.connection.ServiceLink;
import io.trackyard.server.ServerStatus.Condition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one Temporal server of a user, found or started. It is a process of its own and outlives whoever started it.
 * However many commands ask at once, they end with one server.
 */
public final class DevServer {

    /** How long what is over is kept; Temporal's own development server forgets after a day. */
    public static final Duration RETENTION = Duration.ofDays(30);

    private static final String BUSY_WITH = "the Temporal server";

    /** A start takes as long as fetching the program takes, and that waits for its own lock. */
    private static final Duration LOCK_LIMIT = Duration.ofMinutes(25);

    /** A server that runs answers within milliseconds; this leaves room for a machine under load. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path directory;
    private final ServerLaunch launch;

    DevServer(Path directory, ServerLaunch launch) {
        this.directory = directory;
        this.launch = launch;
    }

    /**
     * The server of a user.
     *
     * @param directories where its program and its database are kept
     * @param environment what it and the programs that fetch it are run with; {@code TEMPORAL_*} variables, which are
     *     about other servers, are left out
     * @param usualPorts the first it tries
     */
    public static DevServer of(
            Directories directories,
            Map<String, String> environment,
            Platform platform,
            PortPair usualPorts,
            SetupLog log,
            InstantSource time) {
        Map<String, String> own = new HashMap<>(environment);
        own.keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        Path directory = directories.state().resolve("server");
        Programs programs = new Programs(own);
        BinarySources binaries = BinarySources.of(directories.cache(), programs, platform, log);
        return new DevServer(directory, new ServerLaunch(directory, binaries, programs, usualPorts, log, time));
    }

    /**
     * Finds the server, or starts it and prepares its namespace.
     *
     * @throws io.trackyard.problem.ProblemException if it cannot be started; the problem says why and what to do
     */
    public ServerState findOrStart() {
        return running().orElseGet(() -> CommandLock.holding(lock(), BUSY_WITH, LOCK_LIMIT, this::findOrStartAlone));
    }

    /** The state file is written last: whoever finds it finds a server that is ready for use. */
    private ServerState findOrStartAlone() {
        Optional<ServerState> alive = alive().or(launch::findStray);
        alive.ifPresent(launch::awaitAnswer);
        ServerState server = alive.orElseGet(() -> launch.start(ServerState.read(stateFile())));
        prepare(server);
        server.write(stateFile());
        return server;
    }

    /** Idempotent, and done at every start: an older database has neither. */
    private static void prepare(ServerState server) {
        try (ServiceLink link = ServiceLink.open(server.address())) {
            NamespaceSetup namespace = new NamespaceSetup(link, Connection.DEFAULT_NAMESPACE);
            namespace.keepClosedFor(RETENTION);
            namespace.registerSearchKeys();
        }
    }

    /** The one started last, if ever one was; whether it lives is not asked. */
    public Optional<ServerState> last() {
        return ServerState.read(stateFile());
    }

    /** How it is; starts nothing. */
    public ServerStatus status() {
        Optional<ServerState> alive = alive();
        if (alive.isEmpty()) {
            return new ServerStatus(Condition.STOPPED, last().orElse(null));
        }
        boolean answers = ServerProbe.answers(alive.get().address(), ANSWER_LIMIT);
        return new ServerStatus(answers ? Condition.RUNNING : Condition.SILENT, alive.get());
    }

    /**
     * Ends it: asks it to, and kills it after ten seconds. What it has committed stays in the database either way.
     *
     * @return whether there was one
     */
    public boolean stop() {
        return CommandLock.holding(
                lock(),
                BUSY_WITH,
                LOCK_LIMIT,
                () -> alive().or(launch::findStray)
                        .map(server -> server.process().end(GRACE))
                        .orElse(false));
    }

    private Optional<ServerState> running() {
        return alive().filter(server -> ServerProbe.answers(server.address(), ANSWER_LIMIT));
    }

    private Optional<ServerState> alive() {
        return last().filter(server -> server.process().isAlive());
    }

    private Path stateFile() {
        return directory.resolve("server.json");
    }

    private Path lock() {
        return directory.resolve("server.lock");
    }
}
