package io.trackyard.agent.codex;

import static io.trackyard.provider.Reply.refuses;
import static io.trackyard.provider.Reply.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.ClientRecording;
import io.trackyard.agent.StreamsRecorder;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.provider.RealClient;
import io.trackyard.provider.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Records again what {@link CodexEndsTest} reads, with the real client against the fake server. After a newer version was
 * pinned:
 *
 * <pre>{@code mvn -pl activities -am test -Dtest=CodexStreamsRecorderTest -Dtrackyard.record=true}</pre>
 */
@EnabledIfSystemProperty(named = "trackyard.record", matches = "true")
class CodexStreamsRecorderTest extends StreamsRecorder {
    CodexStreamsRecorderTest() {
        super("codex");
    }

    @Test
    void cleanEnds() throws Exception {
        server.when(TASK).then(WRITES, new Reply.Runs("cat hello.txt"), new Reply.Says("I wrote hello.txt."));
        server.when("And now").then(new Reply.Writes("again.txt", "again\n"), new Reply.Says("I said hello before."));
        ClientRecording client = client(Permission.EDIT);
        client.record(stream("clean"), TASK, Optional.empty());
        Optional<String> conversation = new CodexAgent(settings(Permission.EDIT, List.of()))
                .conversation(stream("clean").output());
        client.record(stream("resumed"), "And now something else.", conversation);

        assertThat(server.asked().get(server.asked().size() - 1).isResumed()).isTrue();
        assertThat(directory.resolve("project/again.txt")).hasContent("again");
        client.record(stream("unknown-conversation"), TASK, Optional.of("11111111-1111-4111-8111-111111111111"));
    }

    @Test
    void refusalsOfTheProvider() throws Exception {
        refusal("quota", new Reply.OutOfQuota(RESET));
        refusal(
                "quota-without-a-time",
                refuses(429, "rate_limit_exceeded", "Rate limit reached. Try again in 11.054s."));
        refusal("overloaded", refuses(503, "server_is_overloaded", "Our servers are currently overloaded."));
        refusal("server-error", refuses(500, "server_error", "The server had an error"));
        refusal("cut-off", new Reply.BreaksOff());
        refusal("unknown-key", refuses(401, "invalid_api_key", "Incorrect API key provided: dummy."));
        refusal("forbidden", refuses(403, "unsupported_country", "Country, region, or territory not supported"));
        refusal("no-credit", refuses(429, "insufficient_quota", "You exceeded your current quota."));
        refusal("billing", refuses(402, "billing", "Your account is not active."));
        refusal("too-long", refuses(400, "context_length_exceeded", "Your input exceeds the context window."));
        refusal("no-such-model", refuses(404, "model_not_found", "The model nonesuch does not exist."));
        refusal("bad-request", refuses(400, "invalid_request_error", "No tool output found for function call c9."));
    }

    @Test
    void aProviderOutOfReach() throws Exception {
        client(Permission.EDIT, "-c", "openai_base_url=\"http://127.0.0.1:9/v1\"")
                .record(stream("out-of-reach"), TASK, Optional.empty());
    }

    @Test
    void oneThatIsNotSignedIn() throws Exception {
        server.when(TASK)
                .first(times(50, refuses(401, "invalid_request_error", "Missing bearer or basic authentication")));
        recording(settings(Permission.EDIT, List.of())).record(stream("not-signed-in"), TASK, Optional.empty());
    }

    @Test
    void permissions() throws Exception {
        server.when(TASK).then(new Reply.Writes("../outside.txt", "x\n"), new Reply.Says("I wrote it."));
        client(Permission.EDIT, "-c", "sandbox_workspace_write.exclude_slash_tmp=true")
                .record(stream("denied"), TASK, Optional.empty());
        server.when(TASK).then(WRITES, new Reply.Says("I could not write it."));
        client(Permission.READ_ONLY).record(stream("read-only"), TASK, Optional.empty());
        client(Permission.EDIT, "--nonesuch").record(stream("refused-option"), TASK, Optional.empty());
        client(Permission.EDIT, "-c", "sandbox_mode=\"nonesuch\"")
                .record(stream("refused-setting"), TASK, Optional.empty());

        assertThat(directory.resolve("outside.txt")).doesNotExist();
        assertThat(directory.resolve("project/hello.txt")).doesNotExist();
    }

    @Override
    protected ClientRecording client(Permission permission, String... arguments)
            throws IOException, InterruptedException {
        return recording(settings(permission, List.of(arguments))).with("CODEX_API_KEY", "dummy");
    }

    private ClientRecording recording(AgentSettings settings) {
        return new ClientRecording(new CodexAgent(settings), server, directory)
                .with("CODEX_HOME", directory.resolve("client").toString())
                .with("TZ", "UTC");
    }

    private AgentSettings settings(Permission permission, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-c", "openai_base_url=\"%s/v1\"".formatted(server.address())));
        all.addAll(arguments);
        return new AgentSettings(
                RealClient.codex().toString(),
                new ClientTerms(ClientTerms.Client.CODEX, null, permission, ClientTerms.Conversation.TASK, all),
                List.of(),
                "codex",
                List.of());
    }
}
