package io.trackyard.agent.gemini;

import static io.trackyard.provider.Reply.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.ClientRecording;
import io.trackyard.agent.StreamsRecorder;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.provider.RealClient;
import io.trackyard.provider.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Records again what {@link GeminiEndsTest} reads, with the real client against the fake server. After a newer version was
 * pinned:
 *
 * <pre>{@code mvn -pl activities -am test -Dtest=GeminiStreamsRecorderTest -Dtrackyard.record=true}</pre>
 */
@EnabledIfSystemProperty(named = "trackyard.record", matches = "true")
class GeminiStreamsRecorderTest extends StreamsRecorder {
    private static final String MODEL = "gemini-2.5-flash";

    GeminiStreamsRecorderTest() {
        super("gemini");
    }

    @Test
    void cleanEnds() throws Exception {
        server.when(TASK).then(WRITES, new Reply.Runs("cat hello.txt"), new Reply.Says("I wrote hello.txt."));
        server.when("And now").then(new Reply.Writes("again.txt", "again\n"), new Reply.Says("I said hello before."));
        ClientRecording client = client(Permission.EDIT);
        client.record(stream("clean"), TASK, Optional.empty());
        Optional<String> conversation = new GeminiAgent(settings(Permission.EDIT, List.of()))
                .conversation(stream("clean").output());
        client.record(stream("resumed"), "And now something else.", conversation);

        assertThat(server.asked().get(server.asked().size() - 1).isResumed()).isTrue();
        assertThat(directory.resolve("project/again.txt")).hasContent("again");
        client.record(stream("unknown-conversation"), TASK, Optional.of("11111111-1111-4111-8111-111111111111"));
    }

    @Test
    void quotas() throws Exception {
        refusal("quota", Reply.outOfQuotaFor(Duration.ofHours(2))); // it is told how long, and not until when
        refusal("quota-without-a-time", refuses(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted."));
        refusal("no-credit", refuses(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted."));
    }

    @Test
    void refusalsOfTheProvider() throws Exception {
        refusal("overloaded", refuses(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));
        refusal("server-error", refuses(500, "INTERNAL", "An internal error has occurred."));
        refusal("cut-off", new Reply.BreaksOff());
        refusal("unknown-key", refuses(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."));
        refusal("forbidden", refuses(403, "PERMISSION_DENIED", "The caller does not have permission"));
        refusal(
                "too-long",
                refuses(
                        400,
                        "INVALID_ARGUMENT",
                        "The input token count (2000000) exceeds the maximum number of tokens allowed (1048576)."));
        refusal("no-such-model", refuses(404, "NOT_FOUND", "models/nonesuch is not found for API version v1beta."));
        refusal("bad-request", refuses(400, "INVALID_ARGUMENT", "Request contains an invalid argument."));
    }

    @Test
    void aProviderOutOfReach() throws Exception {
        client(Permission.EDIT)
                .with("GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:9")
                .record(stream("out-of-reach"), TASK, Optional.empty());
    }

    @Test
    void oneThatIsNotSignedIn() throws Exception {
        recording(settings(Permission.EDIT, List.of())).record(stream("not-signed-in"), TASK, Optional.empty());
    }

    @Test
    void permissions() throws Exception {
        server.when(TASK).then(new Reply.Writes("../outside.txt", "x\n"), new Reply.Says("I wrote it."));
        client(Permission.EDIT).record(stream("denied"), TASK, Optional.empty());
        forbids();
        server.when(TASK).then(new Reply.Runs("touch forbidden.txt"), new Reply.Says("I did it."));
        client(
                        Permission.EDIT,
                        "--admin-policy",
                        directory.resolve("forbids.toml").toString())
                .record(stream("denied-by-a-rule"), TASK, Optional.empty());
        server.when(TASK).then(WRITES, new Reply.Says("I could not write it."));
        client(Permission.READ_ONLY).record(stream("read-only"), TASK, Optional.empty());
        client(Permission.EDIT, "--nonesuch").record(stream("refused-option"), TASK, Optional.empty());

        assertThat(directory.resolve("outside.txt")).doesNotExist();
        assertThat(directory.resolve("project/forbidden.txt")).doesNotExist();
        assertThat(directory.resolve("project/hello.txt")).doesNotExist();
    }

    /** A rule of a person's own. */
    private void forbids() throws IOException {
        Files.writeString(directory.resolve("forbids.toml"), """
                [[rule]]
                toolName = "run_shell_command"
                commandPrefix = "touch"
                decision = "deny"
                priority = 900
                """);
    }

    /** The cap is a setting of a person's own, where their sign-in is too. */
    @Test
    void itsTurnsUsedUp() throws Exception {
        Path own = Files.createDirectories(directory.resolve("own/.gemini"));
        Files.writeString(own.resolve(".env"), "GEMINI_API_KEY=dummy\n");
        Files.writeString(own.resolve("settings.json"), """
                {"model": {"maxSessionTurns": 2}, "security": {"auth": {"selectedType": "gemini-api-key"}}}
                """);
        server.when(TASK).then(WRITES, WRITES, WRITES);
        recording(settings(Permission.EDIT, List.of()))
                .with("GEMINI_CLI_HOME", own.getParent().toString())
                .with("GOOGLE_GEMINI_BASE_URL", server.address())
                .record(stream("turn-cap"), TASK, Optional.empty());
    }

    @Override
    protected ClientRecording client(Permission permission, String... arguments)
            throws IOException, InterruptedException {
        return recording(settings(permission, List.of(arguments)))
                .with("GEMINI_API_KEY", "dummy")
                .with("GOOGLE_GEMINI_BASE_URL", server.address());
    }

    private ClientRecording recording(AgentSettings settings) {
        return new ClientRecording(new GeminiAgent(settings), server, directory)
                .with("COLORTERM", "truecolor"); // else each begins with a warning
    }

    private static AgentSettings settings(Permission permission, List<String> arguments)
            throws IOException, InterruptedException {
        return new AgentSettings(
                RealClient.gemini().toString(),
                new ClientTerms(ClientTerms.Client.GEMINI, MODEL, permission, ClientTerms.Conversation.TASK, arguments),
                List.of(),
                "gemini",
                List.of());
    }
}
