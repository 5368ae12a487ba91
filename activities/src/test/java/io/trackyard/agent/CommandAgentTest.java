package io.trackyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.AgentSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandAgentTest {
    private final CommandAgent agent = new CommandAgent(AgentSettings.ofCommand("coder --fast", List.of()));

    @Test
    void isRunByAShellWithNothingOfATaskInItsCommandLine() {
        assertThat(agent.commandLine()).containsExactly("sh", "-c", "coder --fast");
        assertThat(agent.account()).isEqualTo("coder");
    }

    @Test
    void claimsTheTaskDoneByEndingWithZero() {
        assertThat(agent.verdict(0, List.of("error: none"))).isEqualTo(new AgentVerdict.Succeeded());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 74, 76, 124, 128, 193, 255})
    void usesAnAttemptUpByAnyOtherExitCode(int exit) {
        assertThat(agent.verdict(exit, List.of()))
                .isEqualTo(new AgentVerdict.Failed("the agent gave up (exit %d)".formatted(exit)));
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 126, 127})
    void saysThatItCannotBeStarted(int exit) {
        assertThat(agent.verdict(exit, List.of("looking", "coder: not found")))
                .isEqualTo(new AgentVerdict.Unstartable(
                        "the agent cannot be started (exit %d): coder: not found".formatted(exit)));
        assertThat(agent.verdict(exit, List.of()))
                .isEqualTo(new AgentVerdict.Unstartable(
                        "the agent cannot be started (exit %d): coder --fast".formatted(exit)));
    }

    @ParameterizedTest
    @CsvSource({"129, 1", "137, 9", "143, 15", "192, 64"})
    void isBrokenByASignal(int exit, int signal) {
        assertThat(agent.verdict(exit, List.of()))
                .isEqualTo(new AgentVerdict.Broken("the agent was ended by signal " + signal));
    }

    @Test
    void waitsForAnUnstatedQuotaFiveMinutes() {
        assertThat(agent.verdict(75, List.of("limit reached, retry-after: 12 or so")))
                .isEqualTo(new AgentVerdict.OutOfQuota(Duration.ofMinutes(5)));
    }

    @Test
    void waitsForAQuotaAsLongAsTheAgentSaidLast() {
        assertThat(agent.verdict(75, List.of("retry-after: 3600", "trying again", "  Retry-After: 30", "giving up")))
                .isEqualTo(new AgentVerdict.OutOfQuota(Duration.ofSeconds(30)));
    }
}
