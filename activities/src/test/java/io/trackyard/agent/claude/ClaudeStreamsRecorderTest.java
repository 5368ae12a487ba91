package io.trackyard.agent.claude;

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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Records again what {@link ClaudeEndsTest} reads, with the real client against the fake server. After a newer version was
 * pinned:
 *
 * <pre>{@code mvn -pl activities -am test -Dtest=ClaudeStreamsRecorderTest -Dtrackyard.record=true}</pre>
 */
@EnabledIfSystemProperty(named = "trackyard.record", matches = "true")
class ClaudeStreamsRecorderTest extends StreamsRecorder {
    ClaudeStreamsRecorderTest() {
        super("claude");
    }

    @Test
    void cleanEnds() throws Exception {
        server.when(TASK).then(WRITES, new Reply.Says("I wrote hello.txt."));
        server.when("And now").then(new Reply.Says("I said hello before."));
        ClientRecording client = client(Permission.EDIT);
        client.record(stream("clean"), TASK, Optional.empty());
        Optional<String> conversation = new ClaudeAgent(settings(Permission.EDIT, List.of()))
                .conversation(stream("clean").output());
        client.record(stream("resumed"), "And now something else.", conversation);

        assertThat(server.asked().get(server.asked().size() - 1).isResumed()).isTrue();
        client.record(stream("unknown-conversation"), TASK, Optional.of("11111111-1111-4111-8111-111111111111"));
    }

    @Test
    void refusalsOfTheProvider() throws Exception {
        refusal("quota-without-a-time", refuses(429, "rate_limit_error", "Please try again later."));
        refusal("overloaded", Reply.overloaded());
        refusal("server-error", refuses(500, "api_error", "Internal server error"));
        refusal("cut-off", new Reply.BreaksOff());
        refusal("unknown-key", Reply.unknownKey());
        refusal("forbidden", refuses(403, "permission_error", "Your organization has disabled this"));
        refusal("no-credit", refuses(400, "invalid_request_error", "Your credit balance is too low to access it."));
        refusal("billing", refuses(402, "billing_error", "Your account is on hold."));
        refusal(
                "too-long",
                refuses(400, "invalid_request_error", "prompt is too long: 250000 tokens > 200000 maximum"));
        refusal("no-such-model", refuses(404, "not_found_error", "model: nonesuch"));
        refusal("bad-request", refuses(400, "invalid_request_error", "messages.3: no tool_result"));
        refusal("no-answer", new Reply.Hangs());
    }

    @Test
    void refusalsOfASubscription() throws Exception {
        server.when(TASK).first(times(50, new Reply.OutOfQuota(RESET)));
        recording(settings(Permission.EDIT, List.of()))
                .with("CLAUDE_CODE_OAUTH_TOKEN", "dummy")
                .record(stream("quota"), TASK, Optional.empty());
        recording(settings(Permission.EDIT, List.of())).record(stream("not-signed-in"), TASK, Optional.empty());
    }

    @Test
    void aProviderOutOfReach() throws Exception {
        client(Permission.EDIT)
                .with("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
                .record(stream("out-of-reach"), TASK, Optional.empty());
    }

    @Test
    void capsAndPermissions() throws Exception {
        server.when(TASK).then(WRITES, new Reply.Runs("true"), new Reply.Runs("true"), new Reply.Says("Done."));
        client(Permission.EDIT, "--max-turns", "2").record(stream("turn-cap"), TASK, Optional.empty());
        client(Permission.EDIT, "--max-budget-usd", "0.006").record(stream("budget-cap"), TASK, Optional.empty());
        client(Permission.EDIT, "--nonesuch").record(stream("refused-option"), TASK, Optional.empty());
        server.when(TASK).then(new Reply.Writes("../outside.txt", "x\n"), new Reply.Says("I wrote it."));
        client(Permission.EDIT).record(stream("denied"), TASK, Optional.empty());
        server.when(TASK).then(WRITES, new Reply.Says("I could not write it."));
        client(Permission.READ_ONLY).record(stream("read-only"), TASK, Optional.empty());

        assertThat(directory.resolve("outside.txt")).doesNotExist();
    }

    @Override
    protected ClientRecording impatient() throws IOException, InterruptedException {
        return super.impatient().with("API_TIMEOUT_MS", "3000");
    }

    @Override
    protected ClientRecording client(Permission permission, String... arguments)
            throws IOException, InterruptedException {
        ClientRecording client = recording(settings(permission, List.of(arguments)));
        return client.with("ANTHROPIC_API_KEY", "dummy");
    }

    private ClientRecording recording(AgentSettings settings) {
        return new ClientRecording(new ClaudeAgent(settings), server, directory)
                .with("ANTHROPIC_BASE_URL", server.address())
                .with("CLAUDE_CODE_MAX_RETRIES", "1");
    }

    private static AgentSettings settings(Permission permission, List<String> arguments)
            throws IOException, InterruptedException {
        return new AgentSettings(
                RealClient.claude().toString(),
                new ClientTerms(ClientTerms.Client.CLAUDE, null, permission, ClientTerms.Conversation.TASK, arguments),
                List.of(),
                "claude",
                List.of());
    }
}
