package io.trackyard.agent.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.ClientContract;
import io.trackyard.agent.EndRow;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends of the real client mean, as {@link CodexStreamsRecorderTest} recorded them. */
class CodexEndsTest extends ClientContract {
    private static final String CALLED = ", url: http://127.0.0.1:8099/v1/responses";

    CodexEndsTest() {
        super(new CodexAgent(AgentSettings.ofClient(Client.CODEX, List.of())), "codex", "{\"type\":\"turn.comp");
    }

    @Override
    protected String row(Agent.Ending ending) {
        return EndRow.find(CodexEnds.TABLE, CodexEnds.End.of(ending, NOW)).name();
    }

    @Override
    protected Stream<Arguments> all() {
        return ends();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                arguments("clean", "clean end", new AgentVerdict.Succeeded()),
                arguments("resumed", "clean end", new AgentVerdict.Succeeded()),
                arguments("quota", "quota", new AgentVerdict.OutOfQuota(here("2030-01-01T00:01"))),
                arguments("quota-without-a-time", "quota", new AgentVerdict.OutOfQuota(NOW.plusSeconds(300))),
                provider("overloaded", "Selected model is at capacity. Please try a different model."),
                provider("server-error", "We’re currently experiencing high demand, which may cause temporary errors."),
                provider("cut-off", "stream disconnected before completion: stream closed before response.completed"),
                provider("out-of-reach", "Connection failed: error sending request"),
                refused(
                        "unknown-key",
                        "unexpected status 401 Unauthorized: Incorrect API key provided: dummy." + CALLED),
                refused(
                        "not-signed-in",
                        "unexpected status 401 Unauthorized: Missing bearer or basic authentication" + CALLED),
                refused(
                        "forbidden",
                        "unexpected status 403 Forbidden: Country, region, or territory not supported" + CALLED),
                arguments(
                        "no-credit",
                        "billing",
                        new AgentVerdict.Unauthorized(
                                "its account is not paid: Quota exceeded. Check your plan and billing details.")),
                arguments(
                        "billing",
                        "billing",
                        new AgentVerdict.Unauthorized(
                                "its account is not paid: unexpected status 402 Payment Required: Your account is not active."
                                        + CALLED)),
                arguments(
                        "too-long",
                        "prompt too long",
                        new AgentVerdict.Outgrown(
                                "its conversation has become too long: Codex ran out of room in the model's context window. Start a new thread or clear earlier history before retrying.")),
                arguments(
                        "no-such-model",
                        "no such model",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started: The model nonesuch does not exist.")),
                arguments(
                        "bad-request",
                        "anything else",
                        new AgentVerdict.Failed(
                                "the agent gave up (exit 1): No tool output found for function call c9.")),
                arguments(
                        "denied",
                        "permission denied",
                        new AgentVerdict.Failed(
                                "the agent was not allowed: patch rejected: writing outside of the project")),
                arguments(
                        "read-only",
                        "permission denied",
                        new AgentVerdict.Failed(
                                "the agent was not allowed: patch rejected: writing is blocked by read-only sandbox")),
                arguments(
                        "refused-option",
                        "set-up: it refuses to begin",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started (exit 2): error: unexpected argument '--nonesuch' found")),
                arguments(
                        "refused-setting",
                        "set-up: it refuses to begin",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started (exit 1): Error loading config.toml: unknown variant `nonesuch`, expected one of `read-only`, `workspace-write`, `danger-full-access`")),
                arguments(
                        "unknown-conversation",
                        "its conversation is gone",
                        new AgentVerdict.Forgotten("its conversation is not there any more")),
                arguments("killed", "crash: a signal", new AgentVerdict.Crashed("the agent was ended by signal 9")),
                arguments(
                        "terminated", "crash: a signal", new AgentVerdict.Crashed("the agent was ended by signal 15")),
                arguments(
                        "interrupted",
                        "crash: no last event",
                        new AgentVerdict.Crashed("the agent's output ended without its last event (exit 1)")));
    }

    private static Arguments refused(String name, String words) {
        return arguments(
                name, "authentication", new AgentVerdict.Unauthorized("its provider refuses the agent: " + words));
    }

    /** As the program's texts have them; an account of each kind to be refused with them was not to be had. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            You’ve hit your usage limit. Try again later.                                       | quota
            rate limit exceeded: Rate limit reached. Please try again in 11.054s.               | quota
            Your workspace is out of credits. Add credits to continue.                          | billing
            Your access token could not be refreshed. Please log out and sign in again.         | authentication
            The 'nonesuch' model is not supported when using Codex with a ChatGPT account.      | no such model
            """)
    void knowsOtherWordsForTheSame(String words, String row) throws IOException {
        Path out = failed(words);

        assertThat(row(new Agent.Ending(1, out, List.of()))).isEqualTo(row);
    }

    /** The client tells whole minutes: within the one it names, the limit may still hold. */
    @ParameterizedTest
    @CsvSource({
        "try again at 12:00 PM., 2026-11-28T12:01",
        "try again at 12:30 PM., 2026-11-28T12:31",
        "try again at 11:30 AM., 2026-11-29T11:31",
        "Please try again in 11.054s., 2026-11-28T12:00:31"
    })
    void waitsForAQuotaAsLongAsItSays(String words, String until) throws IOException {
        Path out = failed("You’ve hit your usage limit. Upgrade to Plus to continue, or " + words);

        assertThat(agent.verdict(new Agent.Ending(1, out, List.of()), here("2026-11-28T12:00:20")))
                .isEqualTo(new AgentVerdict.OutOfQuota(here(until)));
    }

    /** Its figures are those of the conversation: the session that was gone on with had used 3000 and 150. */
    @Test
    void tellsWhatItsConversationHasUsedSoFar() {
        assertThat(agent.sumsUpConversations()).isTrue();
        assertThat(agent.used(output("clean"))).contains(new Usage(3_000, 150, null));
        assertThat(agent.used(output("resumed"))).contains(new Usage(5_000, 250, null));
        assertThat(agent.used(output("unknown-key"))).isEmpty();
        assertThat(agent.used(output("killed"))).isEmpty();
    }

    /** The client speaks of the time of the machine that it runs on. */
    private static Instant here(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
    }

    private Path failed(String words) throws IOException {
        return Files.writeString(directory.resolve("out"), """
                {"type":"thread.started","thread_id":"c-1"}
                {"type":"turn.started"}
                {"type":"turn.failed","error":{"message":"%s"}}
                """.formatted(words));
    }
}
