package io.trackyard.testing;

import io.trackyard.config.Directories;
import io.trackyard.connection.Connection;
import io.trackyard.connection.TemporalProfile;
import io.trackyard.server.DevServer;
import io.trackyard.server.Platform;
import io.trackyard.server.PortPair;
import io.trackyard.server.ServerState;
import io.trackyard.server.WriterSetupLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * A development server for one test, with directories and ports of its own, made by the product's own classes. The
 * program comes from the cache of whoever runs the tests, and is fetched into it the first time.
 */
public final class TestServer implements AutoCloseable {

    private final Map<String, String> environment;
    private final DevServer server;

    private TestServer(Map<String, String> environment, DevServer server) {
        this.environment = environment;
        this.server = server;
    }

    /** One that is not started yet, with its things below a directory of the test's. */
    public static TestServer in(Path directory) {
        return in(directory, freePorts());
    }

    /** One that is not started yet, and tries these ports first. */
    public static TestServer in(Path directory, PortPair ports) {
        Map<String, String> environment = environment(directory);
        PrintWriter log = new PrintWriter(System.err, true);
        DevServer server = DevServer.of(
                Directories.of(environment),
                environment,
                Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")),
                ports,
                new WriterSetupLog(log),
                InstantSource.system());
        return new TestServer(environment, server);
    }

    /** One that answers. */
    public static TestServer start(Path directory) {
        TestServer started = in(directory);
        started.server.findOrStart();
        return started;
    }

    /** A port whose upper neighbour by a thousand need not be free: whoever starts looks at both. */
    public static PortPair freePorts() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new PortPair(socket.getLocalPort(), socket.getLocalPort() + 1000);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Variables with which a program finds this server's directories and no other, and no profile of a person. */
    private static Map<String, String> environment(Path directory) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        Path cache = Directories.of(environment).cache().getParent();
        environment.put("XDG_CACHE_HOME", cache.toString());
        environment.put("XDG_STATE_HOME", directory.resolve("state").toString());
        environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
        environment.put(
                "TEMPORAL_CONFIG_FILE", directory.resolve("temporal.toml").toString());
        return Map.copyOf(environment);
    }

    public Map<String, String> environment() {
        return environment;
    }

    public DevServer server() {
        return server;
    }

    public ServerState state() {
        return server.findOrStart();
    }

    /** A connection as a command opens it. */
    public Connection connect() {
        return Connection.open(
                TemporalProfile.load(environment), () -> server.findOrStart().address());
    }

    @Override
    public void close() {
        server.stop();
    }
}
