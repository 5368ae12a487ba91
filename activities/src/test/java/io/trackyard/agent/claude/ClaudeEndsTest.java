package io.trackyard.agent.claude;

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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends of the real client mean, as {@link ClaudeStreamsRecorderTest} recorded them. */
class ClaudeEndsTest extends ClientContract {

    ClaudeEndsTest() {
        super(new ClaudeAgent(AgentSettings.ofClient(Client.CLAUDE, List.of())), "claude", "{\"type\":\"resu");
    }

    @Override
    protected String row(Agent.Ending ending) {
        return EndRow.find(ClaudeEnds.TABLE, ClaudeEnds.End.of(ending, NOW)).name();
    }

    @Override
    protected Stream<Arguments> all() {
        return ends();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                arguments("clean", "clean end", new AgentVerdict.Succeeded()),
                arguments("resumed", "clean end", new AgentVerdict.Succeeded()),
                arguments("read-only", "clean end", new AgentVerdict.Succeeded()),
                arguments("quota", "quota", new AgentVerdict.OutOfQuota(Instant.parse("2030-01-01T00:00:00Z"))),
                arguments("quota-without-a-time", "quota", new AgentVerdict.OutOfQuota(NOW.plusSeconds(300))),
                provider(
                        "overloaded",
                        "API Error: 529 Overloaded. This is a server-side issue, usually temporary — try again in a moment. If it persists, check your inference gateway (127.0.0.1:8099)."),
                provider(
                        "server-error",
                        "API Error: 500 Internal server error. This is a server-side issue, usually temporary — try again in a moment. If it persists, check your inference gateway (127.0.0.1:8099)."),
                provider(
                        "out-of-reach",
                        "API Error: Connection refused — a firewall or proxy may be blocking it (ECONNREFUSED)"),
                provider(
                        "cut-off",
                        "API Error: API returned an empty or malformed response (HTTP 200) — check for a proxy or gateway intercepting the request. Response: content-type event-stream, body is an event stream (the non-streaming request was answered with a stream), 249 bytes, request-id absent, intermediary headers transfer-encoding. This was the non-streaming retry of streaming request (no Anthropic request-id), which failed with: no_events, StreamNoEventsError; 1 stream event received, first after 22 ms, none in the final 3 ms."),
                provider(
                        "no-answer",
                        "Request timed out. If the API is slow to answer, or a proxy or gateway holds responses, set API_TIMEOUT_MS above 3000."),
                arguments(
                        "unknown-key",
                        "authentication",
                        new AgentVerdict.Unauthorized(
                                "its provider refuses the agent: Invalid API key · Fix external API key")),
                arguments(
                        "not-signed-in",
                        "authentication",
                        new AgentVerdict.Unauthorized(
                                "its provider refuses the agent: Not logged in · Please run /login")),
                arguments(
                        "forbidden",
                        "authentication",
                        new AgentVerdict.Unauthorized(
                                "its provider refuses the agent: Failed to authenticate. API Error: 403 Your organization has disabled this")),
                arguments(
                        "no-credit",
                        "billing",
                        new AgentVerdict.Unauthorized("its account is not paid: Credit balance is too low")),
                arguments(
                        "billing",
                        "billing",
                        new AgentVerdict.Unauthorized(
                                "its account is not paid: API Error: 402 Your account is on hold.")),
                arguments(
                        "turn-cap",
                        "turn cap",
                        new AgentVerdict.Failed("the agent used up its turns: Reached maximum number of turns (2)")),
                arguments(
                        "budget-cap",
                        "budget cap",
                        new AgentVerdict.Failed("the agent used up its budget: Reached maximum budget ($0.006)")),
                arguments(
                        "denied",
                        "permission denied",
                        new AgentVerdict.Failed("the agent was not allowed: Write: /work/outside.txt")),
                arguments(
                        "too-long",
                        "prompt too long",
                        new AgentVerdict.Outgrown(
                                "its conversation has become too long: Prompt is too long · the request is ~250000 tokens (limit 200000) but this conversation is only ~409 tokens — the rest is system prompt, tool definitions, and attachment content. A single-exchange conversation cannot be compacted; reduce attached files/tools or start with less context.")),
                arguments(
                        "no-such-model",
                        "no such model",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started: There's an issue with the selected model (claude-opus-5-5). It may not exist or you may not have access to it. Run --model to pick a different model.")),
                arguments(
                        "bad-request",
                        "anything else",
                        new AgentVerdict.Failed(
                                "the agent gave up (exit 1): API Error: 400 messages.3: no tool_result")),
                arguments(
                        "refused-option",
                        "set-up: it refuses to begin",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started (exit 1): error: unknown option '--nonesuch'")),
                arguments(
                        "unknown-conversation",
                        "its conversation is gone",
                        new AgentVerdict.Forgotten("its conversation is not there any more")),
                arguments("killed", "crash: a signal", new AgentVerdict.Crashed("the agent was ended by signal 9")),
                arguments(
                        "terminated", "crash: a signal", new AgentVerdict.Crashed("the agent was ended by signal 15")),
                arguments("interrupted", "interrupted", new AgentVerdict.Crashed("the agent was interrupted")));
    }

    /** The words of a subscription's limit as the client gives them where no event says the time in numbers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            You've hit your session limit · resets 8:30am (America/Los_Angeles) | 2026-11-28T16:30:00Z
            You've hit your 5-hour limit · resets 12:21am (UTC) | 2026-11-29T00:21:00Z
            You've hit your weekly limit | 2026-11-28T12:05:00Z
            """)
    void waitsForAQuotaAsLongAsItSays(String words, Instant until) throws IOException {
        Path out = Files.writeString(directory.resolve("out"), """
                {"type":"system","subtype":"init"}
                {"type":"rate_limit_event","rate_limit_info":{"status":"allowed_warning","resetsAt":1}}
                {"type":"result","subtype":"success","is_error":true,"api_error_status":429,"result":"%s"}
                """.formatted(words));

        assertThat(agent.verdict(new Agent.Ending(1, out, List.of()), NOW))
                .isEqualTo(new AgentVerdict.OutOfQuota(until));
    }

    @Test
    void tellsWhatEachSessionOfAConversationUsedItself() {
        assertThat(agent.used(output("clean"))).contains(new Usage(2000, 100, 10_000L));
        assertThat(agent.used(output("resumed"))).contains(new Usage(1000, 50, 5_000L));
        assertThat(agent.used(output("killed"))).isEmpty();
    }

    @Test
    void tellsTokensAndNoMoneyOfASessionThatHasNoResultYet(@TempDir Path directory) throws IOException {
        List<String> lines = Files.readAllLines(output("clean"));
        Path out = directory.resolve("out");
        Files.write(out, lines.subList(0, lines.size() - 1));

        assertThat(lines.get(lines.size() - 1)).contains("\"type\":\"result\"");
        assertThat(agent.used(out)).contains(new Usage(2000, 100, null));
    }
}
