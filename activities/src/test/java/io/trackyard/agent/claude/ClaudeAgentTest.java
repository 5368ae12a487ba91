package io.trackyard.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.Agent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.ClientTerms.Permission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeAgentTest {
    private static final Path HOME = Path.of("/run/client");
    private static final Agent.Voice VOICE = new Agent.Voice("http://127.0.0.1:9/mcp", "t-1");
    private static final Path TEMPORARY = Path.of("/tmp/private");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            READ_ONLY | --permission-mode dontAsk --tools Read,Glob,Grep --allowedTools Read,Glob,Grep
            EDIT | --permission-mode dontAsk --tools Bash,Edit,Glob,Grep,NotebookEdit,Read,TodoWrite,Write --allowedTools Bash,Edit(./**),NotebookEdit(./**),Read,Glob,Grep,TodoWrite
            FULL | --permission-mode bypassPermissions
            """)
    void mayDoWhatItIsAllowedAndNobodyIsAsked(Permission permission, String flags) {
        assertThat(String.join(
                        " ", start(permission, Map.of(), Optional.empty()).commandLine()))
                .isEqualTo(
                        "claude -p --output-format stream-json --verbose --setting-sources project --strict-mcp-config "
                                + flags + " --model small --max-turns 9");
    }

    @Test
    void goesOnWithAConversation() {
        assertThat(start(Permission.EDIT, Map.of(), Optional.of("c-1")).commandLine())
                .containsSequence("--resume", "c-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"})
    void hasAPrivateConfigurationWhereAVariableSignsItIn(String variable) {
        Agent.Start start =
                start(Permission.EDIT, Map.of(variable, "x", "CLAUDE_CONFIG_DIR", "/home/ada/c"), Optional.empty());

        assertThat(start.environment()).containsEntry("CLAUDE_CONFIG_DIR", "/run/client");
    }

    @Test
    void isSignedInWhereItsClientKeepsThat() {
        assertThat(start(Permission.EDIT, Map.of("CLAUDE_CONFIG_DIR", "/home/ada/c"), Optional.empty())
                        .environment())
                .containsEntry("CLAUDE_CONFIG_DIR", "/home/ada/c");
        assertThat(start(Permission.EDIT, Map.of(), Optional.empty()).environment())
                .doesNotContainKey("CLAUDE_CONFIG_DIR");
    }

    @Test
    void sharesNothingWithOtherSessionsAndCallsNobodyElse() {
        assertThat(start(Permission.EDIT, Map.of("CLAUDECODE", "1", "PATH", "/bin"), Optional.empty())
                        .environment())
                .containsEntry("PATH", "/bin")
                .containsEntry("TMPDIR", "/tmp/private")
                .containsEntry("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1")
                .doesNotContainKey("CLAUDECODE");
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void isGivenAVoiceAndNothingElseThatItDidNotHave(Permission permission) {
        Agent.Start mute = start(permission, Map.of(), Optional.empty());
        Agent.Start speaking = start(permission, order(Map.of(), Optional.empty(), Optional.of(VOICE)));

        Path file = TEMPORARY.resolve("trackyard-mcp.json");
        assertThat(speaking.files())
                .containsOnly(Map.entry(
                        file,
                        "{\"mcpServers\":{\"trackyard\":{\"type\":\"http\",\"url\":\"http://127.0.0.1:9/mcp\","
                                + "\"headers\":{\"Authorization\":\"Bearer t-1\"}}}}"));
        assertThat(speaking.commandLine())
                .containsSequence("--mcp-config", file.toString())
                .noneMatch(word -> word.contains(VOICE.token()));
        List<String> without = new ArrayList<>(speaking.commandLine());
        without.removeAll(List.of("--mcp-config", file.toString()));
        without.replaceAll(word -> word.replace(",mcp__trackyard", ""));
        assertThat(without).isEqualTo(mute.commandLine());
        assertThat(speaking.environment()).isEqualTo(mute.environment());
    }

    private static Agent.Start start(
            Permission permission, Map<String, String> environment, Optional<String> conversation) {
        return start(permission, order(environment, conversation, Optional.empty()));
    }

    private static Agent.Order order(
            Map<String, String> environment, Optional<String> conversation, Optional<Agent.Voice> voice) {
        return new Agent.Order(environment, HOME, TEMPORARY, conversation, voice);
    }

    private static Agent.Start start(Permission permission, Agent.Order order) {
        ClientTerms terms =
                new ClientTerms(Client.CLAUDE, "small", permission, Conversation.TASK, List.of("--max-turns", "9"));
        return new ClaudeAgent(AgentSettings.ofClient(Client.CLAUDE, List.of()).on(terms)).start(order);
    }
}
