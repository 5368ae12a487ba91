package io.trackyard.agent.opencode;

import static io.trackyard.provider.Reply.refuses;
import static io.trackyard.provider.Reply.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.ClientRecording;
import io.trackyard.agent.StreamsRecorder;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.provider.OpenCodeConfiguration;
import io.trackyard.provider.RealClient;
import io.trackyard.provider.Reply;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Records again what {@link OpenCodeEndsTest} reads, with the real client against the fake server; it takes minutes, since the
 * client asks for more than one before it gives up. After a newer version was pinned:
 *
 * <pre>{@code mvn -pl activities -am test -Dtest=OpenCodeStreamsRecorderTest -Dtrackyard.record=true}</pre>
 */
@EnabledIfSystemProperty(named = "trackyard.record", matches = "true")
class OpenCodeStreamsRecorderTest extends StreamsRecorder {
    OpenCodeStreamsRecorderTest() {
        super("opencode");
    }

    @Test
    void cleanEnds() throws Exception {
        server.when(TASK).then(WRITES, new Reply.Runs("cat hello.txt"), new Reply.Says("I wrote hello.txt."));
        server.when("And now").then(new Reply.Writes("again.txt", "again\n"), new Reply.Says("I said hello before."));
        ClientRecording client = client(Permission.EDIT);
        client.record(stream("clean"), TASK, Optional.empty());
        Optional<String> conversation = new OpenCodeAgent(
                        settings(Permission.EDIT, OpenCodeConfiguration.MODEL, List.of()))
                .conversation(stream("clean").output());
        client.record(stream("resumed"), "And now something else.", conversation);

        assertThat(server.asked().get(server.asked().size() - 1).isResumed()).isTrue();
        assertThat(directory.resolve("project/again.txt")).hasContent("again");
        client.record(stream("unknown-conversation"), TASK, Optional.of("ses_dd95952efffemIsiaNsar0iMd1"));
    }

    @Test
    void refusalsOfTheProviderThatItTakesAtOnce() throws Exception {
        refusal("unknown-key", refuses(401, "invalid_api_key", "Incorrect API key provided: dummy."));
        refusal("forbidden", refuses(403, "unsupported_country", "Country, region, or territory not supported"));
        refusal("billing", refuses(402, "billing", "Your account is not active."));
        refusal(
                "too-long",
                refuses(400, "context_length_exceeded", "This model's maximum context length is 1 tokens."));
        refusal("no-such-deployment", refuses(404, "model_not_found", "The model `nonesuch` does not exist."));
        refusal("bad-request", refuses(400, "invalid_request_error", "No tool output found for function call c9."));
    }

    @Test
    void quotas() throws Exception {
        refusal("quota", new Reply.OutOfQuota(RESET));
        refusal(
                "quota-without-a-time",
                refuses(429, "rate_limit_exceeded", "Rate limit reached. Try again in 11.054s."));
        refusal("no-credit", refuses(429, "insufficient_quota", "You exceeded your current quota."));
    }

    @Test
    void aProviderThatCannotServe() throws Exception {
        refusal("overloaded", refuses(503, "server_is_overloaded", "Our servers are currently overloaded."));
        refusal("server-error", refuses(500, "server_error", "The server had an error"));
        recording(settings(Permission.EDIT, OpenCodeConfiguration.MODEL, List.of()), "http://127.0.0.1:9")
                .record(stream("out-of-reach"), TASK, Optional.empty());
    }

    /** It has its model sum it up, and goes on with that. */
    @Test
    void aConversationThatItMakesShorterByItself() throws Exception {
        server.when(TASK)
                .first(refuses(400, "context_length_exceeded", "This model's maximum context length is 1 tokens."));
        client(Permission.EDIT).record(stream("summed-up"), TASK, Optional.empty());
    }

    /** It asks again at once, and as often as that happens. */
    @Test
    void anAnswerThatIsCutOff() throws Exception {
        server.when(TASK).first(times(2, new Reply.BreaksOff())).then(WRITES, new Reply.Says("I wrote hello.txt."));
        client(Permission.EDIT).record(stream("cut-off"), TASK, Optional.empty());
    }

    @Test
    void oneThatWaitsForItsProviderInSilence() throws Exception {
        server.when(TASK).first(times(9, refuses(429, "rate_limit_exceeded", "Rate limit reached for fake-model.")));
        client(Permission.EDIT).record(stream("waits-for-a-quota"), TASK, 2, OpenCodeStreamsRecorderTest::endLater);
        server.when(TASK).first(times(9, refuses(503, "overloaded", "Overloaded")));
        client(Permission.EDIT).record(stream("waits-for-a-server"), TASK, 2, OpenCodeStreamsRecorderTest::endLater);
    }

    /** Its log tells of a refusal a moment after it. */
    private static void endLater(Process client) throws InterruptedException {
        client.waitFor(3, TimeUnit.SECONDS);
        client.destroyForcibly();
    }

    @Test
    void permissions() throws Exception {
        server.when(TASK).then(new Reply.Writes("../outside.txt", "x\n"), new Reply.Says("I wrote it."));
        client(Permission.EDIT).record(stream("denied"), TASK, Optional.empty());
        server.when(TASK).then(WRITES, new Reply.Says("I could not write it."));
        client(Permission.READ_ONLY).record(stream("read-only"), TASK, Optional.empty());
        asks();
        client(Permission.EDIT, "--agent", "asking").record(stream("asks-a-person"), TASK, Optional.empty());

        assertThat(directory.resolve("outside.txt")).doesNotExist();
        assertThat(directory.resolve("project/hello.txt")).doesNotExist();
    }

    /** A repository's own agent, which has to ask before it edits. */
    private void asks() throws IOException {
        Files.writeString(directory.resolve("project/opencode.json"), """
                {"agent": {"asking": {"mode": "primary", "permission": {"edit": "ask"}}}}
                """);
    }

    @Test
    void oneThatDoesNotBegin() throws Exception {
        client(Permission.EDIT, "--nonesuch").record(stream("refused-option"), TASK, Optional.empty());
        recording(settings(Permission.EDIT, "fake/nonesuch", List.of()), server.address())
                .record(stream("no-such-model"), TASK, Optional.empty());
    }

    @Override
    protected int hangsAt() {
        server.when(TASK).then(WRITES, new Reply.Hangs());
        return 2;
    }

    @Override
    protected ClientRecording client(Permission permission, String... arguments)
            throws IOException, InterruptedException {
        return recording(settings(permission, OpenCodeConfiguration.MODEL, List.of(arguments)), server.address());
    }

    private ClientRecording recording(AgentSettings settings, String address) throws IOException {
        if (!Files.isDirectory(directory.resolve("project"))) {
            ScratchRepository.in(directory); // its paths are those from a repository's top
        }
        return new ClientRecording(new OpenCodeAgent(settings), server, directory)
                .with("FAKE_KEY", "dummy")
                .with(
                        "OPENCODE_CONFIG",
                        OpenCodeConfiguration.in(directory, address, "FAKE_KEY").toString());
    }

    private static AgentSettings settings(Permission permission, String model, List<String> arguments)
            throws IOException, InterruptedException {
        return new AgentSettings(
                RealClient.openCode().toString(),
                new ClientTerms(
                        ClientTerms.Client.OPENCODE, model, permission, ClientTerms.Conversation.TASK, arguments),
                List.of(),
                "opencode",
                List.of());
    }
}
