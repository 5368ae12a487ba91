package io.trackyard.agent.gemini;

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
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends of the real client mean, as {@link GeminiStreamsRecorderTest} recorded them. */
class GeminiEndsTest extends ClientContract {
    /** What the provider said of the limit when it was recorded. */
    private static final Duration QUOTA = Duration.ofSeconds(7_199);

    GeminiEndsTest() {
        super(new GeminiAgent(AgentSettings.ofClient(Client.GEMINI, List.of())), "gemini", "{\"type\":\"resu");
    }

    @Override
    protected String row(Agent.Ending ending) {
        return EndRow.find(GeminiEnds.TABLE, GeminiEnds.End.of(ending, NOW)).name();
    }

    @Override
    protected Stream<Arguments> all() {
        return ends();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                arguments("clean", "clean end", new AgentVerdict.Succeeded()),
                arguments("resumed", "clean end", new AgentVerdict.Succeeded()),
                arguments("quota", "quota", new AgentVerdict.OutOfQuota(NOW.plus(QUOTA))),
                arguments("quota-without-a-time", "quota", new AgentVerdict.OutOfQuota(NOW.plusSeconds(300))),
                arguments(
                        "no-credit",
                        "billing",
                        new AgentVerdict.Unauthorized(
                                "its account is not paid: Your prepayment credits are depleted.")),
                provider("overloaded", "The model is overloaded. Please try again later."),
                provider("server-error", "An internal error has occurred."),
                provider("cut-off", "Model stream ended without a finish reason."),
                provider("out-of-reach", "exception TypeError: fetch failed sending request"),
                refused("unknown-key", "API key not valid. Please pass a valid API key."),
                refused("forbidden", "The caller does not have permission"),
                arguments(
                        "not-signed-in",
                        "not signed in",
                        new AgentVerdict.Unauthorized(
                                "the agent is not signed in: Please set an Auth method in your /work/home/.gemini/settings.json or specify one of the following environment variables before running: GEMINI_API_KEY, GOOGLE_GENAI_USE_VERTEXAI, GOOGLE_GENAI_USE_GCA")),
                arguments(
                        "too-long",
                        "prompt too long",
                        new AgentVerdict.Outgrown(
                                "its conversation has become too long: The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).")),
                arguments(
                        "no-such-model",
                        "no such model",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started: models/nonesuch is not found for API version v1beta.")),
                arguments(
                        "bad-request",
                        "anything else",
                        new AgentVerdict.Failed("the agent gave up (exit 144): Request contains an invalid argument.")),
                arguments(
                        "turn-cap",
                        "turn cap",
                        new AgentVerdict.Failed(
                                "the agent used up its turns: Reached max session turns for this session. Increase the number of turns by specifying maxSessionTurns in settings.json.")),
                denied("denied", "write_file: ../outside.txt"),
                denied("denied-by-a-rule", "run_shell_command: touch forbidden.txt"),
                arguments("read-only", "clean end", new AgentVerdict.Succeeded()),
                arguments(
                        "refused-option",
                        "set-up: it refuses to begin",
                        new AgentVerdict.Unstartable(
                                "the agent cannot be started (exit 1): Unknown argument: nonesuch")),
                arguments(
                        "unknown-conversation",
                        "its conversation is gone",
                        new AgentVerdict.Forgotten("its conversation is not there any more")),
                arguments("killed", "crash: a signal", new AgentVerdict.Crashed("the agent was ended by signal 9")),
                unended("terminated"),
                unended("interrupted"));
    }

    private static Arguments refused(String name, String words) {
        return arguments(
                name, "authentication", new AgentVerdict.Unauthorized("its provider refuses the agent: " + words));
    }

    private static Arguments denied(String name, String deed) {
        return arguments(name, "permission denied", new AgentVerdict.Failed("the agent was not allowed: " + deed));
    }

    /** It ends itself as if nothing had been. */
    private static Arguments unended(String name) {
        return arguments(
                name,
                "crash: no last event",
                new AgentVerdict.Crashed("the agent's output ended without its last event (exit 0)"));
    }

    /** As the program's texts have them; an account of each kind to be refused with them was not to be had. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            You have exhausted your daily quota on this model.                                  | 1   | quota
            You have exhausted your capacity on this model. Your quota will reset after 1h2m3s. | 173 | quota
            Quota exceeded for metric: requests, limit: 0, model: gemini-2.5-pro                | 173 | billing
            exception TypeError: fetch failed sending request                                   | 1   | overloaded, out of reach, or broken off
            Please enable a billing account for this project.                                   | 147 | billing
            """)
    void knowsOtherWordsForTheSame(String words, int exit, String row) throws IOException {
        assertThat(row(new Agent.Ending(exit, failed(words), List.of()))).isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource({
        "Your quota will reset after 1h2m3s., 3723",
        "Please retry in 34.07s., 34",
        "Suggested retry after 600s., 600",
        "Try again., 300"
    })
    void waitsForAQuotaAsLongAsItSays(String words, int seconds) throws IOException {
        assertThat(agent.verdict(new Agent.Ending(173, failed(words), List.of()), NOW))
                .isEqualTo(new AgentVerdict.OutOfQuota(NOW.plusSeconds(seconds)));
    }

    @Test
    void countsWhatItsSessionUsed() {
        assertThat(agent.used(output("clean"))).contains(new Usage(3_000, 150, null));
        assertThat(agent.used(output("resumed"))).contains(new Usage(2_000, 100, null));
        assertThat(agent.used(output("unknown-key"))).isEmpty();
        assertThat(agent.used(output("killed"))).isEmpty();
    }

    private Path failed(String words) throws IOException {
        return Files.writeString(directory.resolve("out"), """
                {"type":"init","timestamp":"2026-11-28T12:00:00Z","session_id":"c-1","model":"m"}
                {"type":"result","timestamp":"2026-11-28T12:00:00Z","status":"error","error":{"type":"unknown","message":"[API Error: %s]"}}
                """.formatted(words));
    }
}
