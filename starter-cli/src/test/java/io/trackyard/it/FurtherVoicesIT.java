package io.trackyard.it;

import static io.trackyard.it.WritingTasks.right;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.OpenCodeConfiguration;
import io.trackyard.provider.RealClient;
import io.trackyard.provider.Reply;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of real clients call Trackyard's own tools, whatever else they may do; only their provider is a fake. */
@Tag("further-clients")
@YardTest
class FurtherVoicesIT {
    /** These clients are slow to begin. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final String KEY = "no-token-of-anybody";

    private static final String TASKS = """
            agents:
              reader: {permission: read-only, changes: none}
            tasks:
              - {id: plain, title: Write plain, scope: [plain.txt], verify: grep -qx right plain.txt}
              - {id: look, title: Look around, agent: reader, verify: test ! -e looked.txt}
            """;

    @TempDir
    private Path configuration;

    @Test
    void openCodeIsToldOfItsTask(TestYard yard) throws Exception {
        Path openCode = RealClient.openCode();
        try (FakeModelServer provider = FakeModelServer.start()) {
            script(provider, "trackyard_");
            yard.withVariable("FAKE_KEY", KEY)
                    .withVariable(
                            "OPENCODE_CONFIG",
                            OpenCodeConfiguration.in(configuration, provider.address(), "FAKE_KEY")
                                    .toString())
                    .withPlan("""
                            agent:
                              client: opencode
                              command: %s
                              model: %s
                              environment: [FAKE_KEY]
                            %s""".formatted(openCode, OpenCodeConfiguration.MODEL, TASKS));

            yard.start("run", "--yes").await(LIMIT).succeeds();

            areTold(provider);
        }
    }

    @Test
    void geminiIsToldOfItsTask(TestYard yard) throws Exception {
        Path gemini = RealClient.gemini();
        try (FakeModelServer provider = FakeModelServer.start()) {
            script(provider, "mcp_trackyard_");
            yard.withVariable("GEMINI_API_KEY", KEY)
                    .withVariable("GOOGLE_GEMINI_BASE_URL", provider.address())
                    .withPlan("""
                            agent:
                              client: gemini
                              command: %s
                              model: gemini-2.5-flash
                              environment: [GEMINI_API_KEY]
                            %s""".formatted(gemini, TASKS));

            yard.start("run", "--yes").await(LIMIT).succeeds();

            areTold(provider);
        }
    }

    /** {@code prefix}: what the client puts before the names of the server's tools */
    private static void script(FakeModelServer provider, String prefix) {
        Reply asks = new Reply.Calls(prefix + "task_context", Map.of());
        provider.when("# Write plain").then(asks, tells(prefix), right("plain"));
        provider.when("# Look around").then(asks, tells(prefix), new Reply.Says("I looked."));
    }

    private static Reply tells(String prefix) {
        return new Reply.Calls(prefix + "report_progress", Map.of("text", "half of it"));
    }

    private static void areTold(FakeModelServer provider) {
        assertThat(provider.asked())
                .anySatisfy(asked -> assertThat(asked.whole().toString())
                        .contains("\\\"verify\\\":[\\\"grep -qx right plain.txt\\\"]"));
        assertThat(provider.asked())
                .anySatisfy(asked ->
                        assertThat(asked.whole().toString()).contains("\\\"verify\\\":[\\\"test ! -e looked.txt\\\"]"));
    }
}
