package io.trackyard.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.Remedy;
import io.trackyard.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionIT {

    private static final Supplier<String> NOT_ASKED = () -> {
        throw new AssertionError("Trackyard's own server is not wanted");
    };

    @TempDir
    private Path directory;

    @Test
    void usesTheServerThatTheEnvironmentNames() {
        try (TestServer test = TestServer.start(directory)) {
            Map<String, String> environment = new HashMap<>(test.environment());
            environment.put("TEMPORAL_ADDRESS", test.state().address());

            try (Connection connection = Connection.open(TemporalProfile.load(environment), NOT_ASKED)) {
                assertThat(connection.address()).isEqualTo(test.state().address());
                assertThat(connection.client().getOptions().getNamespace()).isEqualTo("default");
            }
        }
    }

    @Test
    void namesANamespaceThatDoesNotExist() {
        try (TestServer test = TestServer.start(directory)) {
            Map<String, String> environment = new HashMap<>(test.environment());
            environment.put("TEMPORAL_ADDRESS", test.state().address());
            environment.put("TEMPORAL_NAMESPACE", "nowhere");

            assertThat(refusal(environment).code()).isEqualTo("no-namespace");
        }
    }

    @Test
    void tellsWhichProfileNamesAServerThatCannotBeReached() throws Exception {
        Path file = directory.resolve("temporal.toml");
        int port = TestServer.freePorts().grpc();
        Files.writeString(file, "[profile.team]\naddress = \"127.0.0.1:%d\"\n".formatted(port));
        Map<String, String> environment =
                Map.of("TEMPORAL_CONFIG_FILE", file.toString(), "TEMPORAL_PROFILE", "team", "HOME", "/nowhere");

        Problem problem = refusal(environment);

        assertThat(problem.fault()).isEqualTo(Fault.SERVER);
        assertThat(problem.code()).isEqualTo("server-unreachable");
        assertThat(problem.what())
                .isEqualTo("cannot reach Temporal at 127.0.0.1:%d (profile \"team\", from temporal.toml)", port);
        assertThat(problem.why()).startsWith("connection refused after ").endsWith(", tried 3 times");
        assertThat(problem.remedies())
                .extracting(Remedy::command)
                .containsExactly("temporal operator cluster health --profile team", "TEMPORAL_PROFILE= trackyard run");
    }

    private static Problem refusal(Map<String, String> environment) {
        return catchThrowableOfType(
                        ProblemException.class, () -> Connection.open(TemporalProfile.load(environment), NOT_ASKED))
                .problem();
    }
}
