package io.trackyard.agent.opencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.ClientContract;
import io.trackyard.agent.EndRow;
import io.trackyard.agent.RecordedStream;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends of the real client mean, as {@link OpenCodeStreamsRecorderTest} recorded them. */
class OpenCodeEndsTest extends ClientContract {
    private static final String SILENT = "stalled: nothing from it for 10 min";

    OpenCodeEndsTest() {
        super(
                new OpenCodeAgent(AgentSettings.ofClient(Client.OPENCODE, List.of())),
                "opencode",
                "{\"type\":\"step_fini");
    }

    @Override
    protected String row(Agent.Ending ending) {
        return EndRow.find(OpenCodeEnds.TABLE, OpenCodeEnds.End.of(ending, NOW)).name();
    }

    @Override
    protected Stream<Arguments> all() {
        return ends();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                arguments("clean", "clean end", new AgentVerdict.Succeeded()),
                arguments("resumed", "clean end", new AgentVerdict.Succeeded()),
                arguments("summed-up", "clean end", new AgentVerdict.Succeeded()),
                arguments("cut-off", "clean end", new AgentVerdict.Succeeded()),
                arguments("quota", "quota", new AgentVerdict.OutOfQuota(Instant.parse("2030-01-01T00:00:00Z"))),
                arguments("quota-without-a-time", "quota", new AgentVerdict.OutOfQuota(NOW.plusSeconds(300))),
                provider("overloaded", "Our servers are currently overloaded."),
                provider("server-error", "The server had an error"),
                provider(
                        "out-of-reach",
                        "Cannot connect to API: Unable to connect. Is the computer able to access the url?"),
                refused("unknown-key", "Incorrect API key provided: dummy."),
                refused("forbidden", "Country, region, or territory not supported"),
                unpaid("no-credit", "You exceeded your current quota."),
                unpaid("billing", "Your account is not active."),
                arguments(
                        "too-long",
                        "prompt too long",
                        new AgentVerdict.Outgrown(
                                "its conversation has become too long: This model's maximum context length is 1 tokens.")),
                arguments(
                        "no-such-model",
                        "no such model",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started: ProviderModelNotFoundError: Model not found: fake/nonesuch.")),
                arguments(
                        "no-such-deployment",
                        "no such model",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started: The model `nonesuch` does not exist.")),
                arguments(
                        "bad-request",
                        "anything else",
                        new AgentVerdict.Failed(
                                "the agent gave up (exit 1): No tool output found for function call c9.")),
                denied("denied", "write: ../outside.txt"),
                denied("asks-a-person", "write: hello.txt"),
                arguments("read-only", "clean end", new AgentVerdict.Succeeded()),
                arguments(
                        "refused-option",
                        "set-up: it refuses to begin",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started (exit 1): an option that it does not know")),
                arguments(
                        "unknown-conversation",
                        "its conversation is gone",
                        new AgentVerdict.Forgotten("its conversation is not there any more")),
                ended("killed", 9),
                ended("terminated", 15),
                ended("interrupted", 2),
                ended("waits-for-a-quota", 9),
                ended("waits-for-a-server", 9));
    }

    private static Arguments refused(String name, String words) {
        return arguments(
                name, "authentication", new AgentVerdict.Unauthorized("its provider refuses the agent: " + words));
    }

    private static Arguments unpaid(String name, String words) {
        return arguments(name, "billing", new AgentVerdict.Unauthorized("its account is not paid: " + words));
    }

    private static Arguments denied(String name, String deed) {
        return arguments(name, "permission denied", new AgentVerdict.Failed("the agent was not allowed: " + deed));
    }

    private static Arguments ended(String name, int signal) {
        return arguments(name, "crash: a signal", new AgentVerdict.Crashed("the agent was ended by signal " + signal));
    }

    /** A session that Trackyard ended since nothing came from it. */
    @Test
    void waitsForItsProviderWithoutAWord() {
        assertThat(agent.silence(
                        RecordedStream.of("opencode", "waits-for-a-quota").ending(), SILENT, NOW))
                .isEqualTo(new AgentVerdict.OutOfQuota(NOW.plusSeconds(300)));
        assertThat(agent.silence(
                        RecordedStream.of("opencode", "waits-for-a-server").ending(), SILENT, NOW))
                .isEqualTo(new AgentVerdict.Overloaded("its provider cannot serve it: AI_APICallError: Overloaded"));
    }

    @Test
    void hasStalledWhereItsProviderIsNotToBlame() throws IOException {
        Agent.Ending waits = RecordedStream.of("opencode", "waits-for-a-quota").ending();
        Path later = Files.writeString(directory.resolve("out"), """
                {"type":"text","timestamp":4102444800000,"sessionID":"ses_1","part":{"text":"I go on."}}
                """);

        assertThat(agent.silence(RecordedStream.of("opencode", "killed").ending(), SILENT, NOW))
                .isEqualTo(new AgentVerdict.Stalled(SILENT));
        assertThat(agent.silence(new Agent.Ending(143, later, waits.lastLines()), SILENT, NOW))
                .isEqualTo(new AgentVerdict.Stalled(SILENT));
    }

    /** Providers tell it in other ways than the one that was recorded. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "responseHeaders":{"retry-after":"90"}                                   | 2026-11-28T12:01:30Z
            "responseHeaders":{"retry-after":"Sat, 28 Nov 2026 13:00:00 GMT"}        | 2026-11-28T13:00:00Z
            "responseHeaders":{"anthropic-ratelimit-unified-reset":"1795872600"}     | 2026-11-28T13:30:00Z
            "responseBody":"{\\"error\\":{\\"resets_in_seconds\\":3600}}"            | 2026-11-28T13:00:00Z
            "responseBody":"slow down"                                               | 2026-11-28T12:05:00Z
            """)
    void waitsForAQuotaAsLongAsItsProviderSays(String told, Instant until) throws IOException {
        Path out = Files.writeString(directory.resolve("out"), """
                {"type":"error","timestamp":1,"sessionID":"s","error":{"name":"APIError","data":{"message":"no","statusCode":429,"isRetryable":true,%s}}}
                """.formatted(told));

        assertThat(agent.verdict(new Agent.Ending(1, out, List.of()), NOW))
                .isEqualTo(new AgentVerdict.OutOfQuota(until));
    }

    @Test
    void anAnswerThatWasCutShortIsNoSuccess() throws IOException {
        Path out = Files.writeString(
                directory.resolve("out"),
                Files.readString(output("clean")).replace("\"reason\":\"stop\"", "\"reason\":\"length\""));

        assertThat(agent.verdict(new Agent.Ending(0, out, List.of()), NOW))
                .isEqualTo(new AgentVerdict.Failed("the agent's model broke off: length"));
    }

    @Test
    void countsWhatItsOwnStepsUsed() {
        assertThat(agent.used(output("clean"))).contains(new Usage(3_000, 150, 3_300L));
        assertThat(agent.used(output("resumed"))).contains(new Usage(2_000, 100, 2_200L));
        assertThat(agent.used(output("unknown-key"))).isEmpty();
    }

    @Test
    void aModelWithoutAPriceCostsNothingThatIsKnown() throws IOException {
        Path out = Files.writeString(
                directory.resolve("out"),
                Files.readString(output("resumed")).replaceAll("\"cost\":[0-9.]+", "\"cost\":0"));

        assertThat(agent.used(out)).contains(new Usage(2_000, 100, null));
    }
}
