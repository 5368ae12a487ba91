package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.RunningCommand;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** A server that comes back at another port, since its own was taken meanwhile. */
@YardTest
class ServerMoveIT {
    private static final String PLAN = """
            tasks:
              - id: t1
                prompt: Write t1.txt.
                scope: t1.txt
            """;

    @Test
    void isFollowedByACommandThatWatchesAlsoWhereAnotherHasStartedIt(TestYard yard) throws Exception {
        ScriptedAgent script =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        yard.awaitAgent("t1");
        RunningCommand watching = yard.start("watch");
        ProcessIdentity command = watching.identity();
        Waiting.until(
                "the command to ask for the run",
                () -> YardProcesses.threads(command).contains("attended-questi"));

        YardProcesses.hold(command); // or it would start the server itself
        int before = port(yard);
        ProcessIdentity server = yard.processes().server().orElseThrow();
        YardProcesses.kill(server);
        Waiting.until("the end of the server", () -> !server.isAlive());
        try (ServerSocket other = new ServerSocket()) {
            Waiting.until("another program to have the port", () -> listens(other, before));
            yard.trackyard("resume").succeeds();
        }
        assertThat(port(yard)).isNotEqualTo(before);
        YardProcesses.letGoOn(command);
        script.receives("go");

        CommandResultAssert.assertThat(watching.await()).exitsWith(0);
        assertThat(yard.starts("t1")).hasSize(1);
    }

    /** What is left of the server's own connections may be in the way for a moment. */
    private static boolean listens(ServerSocket socket, int port) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int port(TestYard yard) throws IOException {
        return new ObjectMapper()
                .readTree(yard.state().resolve("server/server.json").toFile())
                .at("/ports/grpc")
                .asInt();
    }
}
