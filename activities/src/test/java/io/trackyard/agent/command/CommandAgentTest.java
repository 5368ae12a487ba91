package io.trackyard.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.EndRule.Meaning;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandAgentTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    /** As a person declares it in trackyard.yaml for a client that ends with 1 whatever happens. */
    private static final List<EndRule> CLIENT = List.of(
            new EndRule(1, "hit your .* limit", Meaning.QUOTA, "resets (\\S+) \\((.+)\\)"),
            new EndRule(null, "(?i)usage limit", Meaning.QUOTA, "try again in ([\\dhms ]+)"),
            new EndRule(null, "\\b529\\b|[Oo]verloaded", Meaning.OVERLOADED, null),
            new EndRule(null, "(?i)not logged in|billing", Meaning.AUTHENTICATION, null),
            new EndRule(0, "permission denied", Meaning.FAILED, null),
            new EndRule(3, null, Meaning.SUCCESS, null),
            new EndRule(4, null, Meaning.SETUP, null),
            new EndRule(5, null, Meaning.CRASH, null),
            new EndRule(75, null, Meaning.FAILED, null));

    private final CommandAgent agent = new CommandAgent(AgentSettings.ofCommand("coder --fast", List.of()));

    private static AgentVerdict verdict(CommandAgent agent, int exit, List<String> lastLines, Instant now) {
        return agent.verdict(new Agent.Ending(exit, Path.of("out"), lastLines), now);
    }

    @Test
    void isRunByAShellWithNothingOfATaskInItsCommandLine() {
        assertThat(agent.start(new Agent.Order(Map.of(), Path.of("home"), Path.of("tmp"), Optional.empty()))
                        .commandLine())
                .containsExactly("sh", "-c", "coder --fast");
        assertThat(agent.account()).isEqualTo("coder");
    }

    @Test
    void claimsTheTaskDoneByEndingWithZero() {
        assertThat(verdict(agent, 0, List.of("error: none"), NOW)).isEqualTo(new AgentVerdict.Succeeded());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 74, 76, 124, 128, 193, 255})
    void usesAnAttemptUpByAnyOtherExitCode(int exit) {
        assertThat(verdict(agent, exit, List.of(), NOW))
                .isEqualTo(new AgentVerdict.Failed("the agent gave up (exit %d)".formatted(exit)));
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 126, 127})
    void saysThatItCannotBeStarted(int exit) {
        assertThat(verdict(agent, exit, List.of("looking", "coder: not found"), NOW))
                .isEqualTo(new AgentVerdict.Unstartable(
                        "the agent cannot be started (exit %d): coder: not found".formatted(exit)));
        assertThat(verdict(agent, exit, List.of(), NOW))
                .isEqualTo(new AgentVerdict.Unstartable(
                        "the agent cannot be started (exit %d): coder --fast".formatted(exit)));
    }

    @ParameterizedTest
    @CsvSource({"129, 1", "137, 9", "143, 15", "192, 64"})
    void isBrokenByASignal(int exit, int signal) {
        assertThat(verdict(agent, exit, List.of(), NOW))
                .isEqualTo(new AgentVerdict.Crashed("the agent was ended by signal " + signal));
    }

    @Test
    void waitsForAnUnstatedQuotaFiveMinutes() {
        assertThat(verdict(agent, 75, List.of("limit reached, retry-after: 12 or so"), NOW))
                .isEqualTo(new AgentVerdict.OutOfQuota(NOW.plusSeconds(300)));
    }

    @Test
    void waitsForAQuotaAsLongAsTheAgentSaidLast() {
        assertThat(verdict(
                        agent, 75, List.of("retry-after: 3600", "trying again", "  Retry-After: 30", "giving up"), NOW))
                .isEqualTo(new AgentVerdict.OutOfQuota(NOW.plusSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void meansWhatTheFirstRowThatFitsSays(int exit, String lastLine, AgentVerdict meant) {
        CommandAgent client = new CommandAgent(new AgentSettings("client -p", List.of(), "team", CLIENT));

        assertThat(verdict(client, exit, List.of("working", lastLine), NOW)).isEqualTo(meant);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments(
                        1,
                        "You've hit your session limit · resets 8:30am (America/Los_Angeles)",
                        new AgentVerdict.OutOfQuota(Instant.parse("2026-11-28T16:30:00Z"))),
                arguments(1, "You've hit your weekly limit", new AgentVerdict.OutOfQuota(NOW.plusSeconds(300))),
                arguments(9, "Usage limit: try again in 1h 30m", new AgentVerdict.OutOfQuota(NOW.plusSeconds(90 * 60))),
                arguments(
                        1,
                        "API Error: 529 ",
                        new AgentVerdict.Overloaded("its provider is overloaded (exit 1): API Error: 529")),
                arguments(
                        2,
                        "Not logged in",
                        new AgentVerdict.Unauthorized("its provider refuses the agent (exit 2): Not logged in")),
                arguments(
                        0,
                        "permission denied",
                        new AgentVerdict.Failed("the agent gave up (exit 0): permission denied")),
                arguments(0, "wrote the usage limit page", new AgentVerdict.Succeeded()),
                arguments(3, "well", new AgentVerdict.Succeeded()),
                arguments(4, "no node", new AgentVerdict.Unstartable("the agent cannot be started (exit 4): no node")),
                arguments(5, "panic", new AgentVerdict.Crashed("the agent crashed (exit 5)")),
                arguments(75, "retry-after: 9", new AgentVerdict.Failed("the agent gave up (exit 75): retry-after: 9")),
                arguments(126, "no", new AgentVerdict.Unstartable("the agent cannot be started (exit 126): no")),
                arguments(137, "no", new AgentVerdict.Crashed("the agent was ended by signal 9")),
                arguments(1, " no", new AgentVerdict.Failed("the agent gave up (exit 1): no")),
                arguments(1, " ", new AgentVerdict.Failed("the agent gave up (exit 1): working")));
    }
}
