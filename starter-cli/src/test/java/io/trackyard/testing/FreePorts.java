package io.trackyard.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.server.PortPair;
import io.trackyard.server.ServerState;
import io.trackyard.server.TemporalVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ports of its own for the server of a yard: left behind as those of a server that is gone, on which the next one is
 * started. Tests that took the usual ports would meet on them: where one's server is killed, another's would answer.
 */
public final class FreePorts {
    private static final int DISTANCE = 1000;
    private static final ProcessIdentity GONE = new ProcessIdentity(1, "gone", "", "");

    private FreePorts() {}

    /** @param state the state directory of what will start the server */
    public static void leaveFor(Path state) throws IOException {
        Path file = Files.createDirectories(state.resolve("server")).resolve("server.json");
        new ObjectMapper()
                .writeValue(
                        file.toFile(),
                        new ServerState(GONE, find(), new TemporalVersion("1.0.0", "1.0.0"), "", "", ""));
    }

    private static PortPair find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new PortPair(socket.getLocalPort(), socket.getLocalPort() + DISTANCE);
        }
    }
}
