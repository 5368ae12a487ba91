package io.trackyard.agent.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.Agent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.ClientTerms.Permission;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodexAgentTest {
    private static final Path HOME = Path.of("/run/client");
    private static final Agent.Voice VOICE = new Agent.Voice("http://127.0.0.1:9/mcp", "t-1");
    private static final Path TEMPORARY = Path.of("/tmp/private");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            READ_ONLY | read-only          | -c web_search="disabled"
            EDIT      | workspace-write    | -c web_search="disabled"
            FULL      | danger-full-access |
            """)
    void mayDoWhatItIsAllowedAndNobodyIsAsked(Permission permission, String sandbox, String web) {
        assertThat(String.join(
                        " ", start(permission, Map.of(), Optional.empty()).commandLine()))
                .isEqualTo("codex exec --json --skip-git-repo-check --ignore-user-config -c sandbox_mode=\"" + sandbox
                        + "\" -c approval_policy=\"never\" " + (web == null ? "" : web + " ")
                        + "-c check_for_update_on_startup=false -c features.shell_snapshot=false"
                        + " -c shell_environment_policy.exclude=[\"CODEX_API_KEY\",\"TRACKYARD_VOICE_TOKEN\"] -c features.plugins=false"
                        + " -c features.unbounded_connection_retries=false --model small -c x=1 -");
    }

    @Test
    void goesOnWithAConversation() {
        assertThat(start(Permission.EDIT, Map.of(), Optional.of("c-1")).commandLine())
                .endsWith("-c", "x=1", "resume", "c-1", "-");
    }

    @Test
    void hasAPrivateConfigurationWhereAVariableSignsItIn() {
        Agent.Start start =
                start(Permission.EDIT, Map.of("CODEX_API_KEY", "x", "CODEX_HOME", "/home/ada/c"), Optional.empty());

        assertThat(start.environment())
                .containsEntry("CODEX_HOME", "/run/client")
                .containsEntry("TMPDIR", "/tmp/private");
    }

    @Test
    void isSignedInWhereItsClientKeepsThat() {
        assertThat(start(Permission.EDIT, Map.of("CODEX_HOME", "/home/ada/c"), Optional.empty())
                        .environment())
                .containsEntry("CODEX_HOME", "/home/ada/c");
        assertThat(start(Permission.EDIT, Map.of(), Optional.empty()).environment())
                .doesNotContainKey("CODEX_HOME");
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void isGivenAVoiceAndNothingElseThatItDidNotHave(Permission permission) {
        Agent.Start mute = start(permission, Map.of(), Optional.empty());
        Agent.Start speaking =
                start(permission, new Agent.Order(Map.of(), HOME, TEMPORARY, Optional.empty(), Optional.of(VOICE)));

        List<String> voice = List.of(
                "-c",
                "mcp_servers.trackyard.url=\"http://127.0.0.1:9/mcp\"",
                "-c",
                "mcp_servers.trackyard.bearer_token_env_var=\"TRACKYARD_VOICE_TOKEN\"",
                "-c",
                "mcp_servers.trackyard.default_tools_approval_mode=\"approve\"");
        assertThat(speaking.commandLine()).containsSequence(voice).noneMatch(word -> word.contains(VOICE.token()));
        assertThat(String.join(" ", speaking.commandLine()).replace(String.join(" ", voice) + " ", ""))
                .isEqualTo(String.join(" ", mute.commandLine()));
        assertThat(speaking.environment())
                .containsEntry("TRACKYARD_VOICE_TOKEN", VOICE.token())
                .containsAllEntriesOf(mute.environment())
                .hasSize(mute.environment().size() + 1);
    }

    private static Agent.Start start(
            Permission permission, Map<String, String> environment, Optional<String> conversation) {
        return start(permission, new Agent.Order(environment, HOME, TEMPORARY, conversation));
    }

    private static Agent.Start start(Permission permission, Agent.Order order) {
        ClientTerms terms = new ClientTerms(Client.CODEX, "small", permission, Conversation.TASK, List.of("-c", "x=1"));
        return new CodexAgent(AgentSettings.ofClient(Client.CODEX, List.of()).on(terms)).start(order);
    }
}
