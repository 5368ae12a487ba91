package io.trackyard.agent.gemini;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiAgentTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "READ_ONLY, --approval-mode default --admin-policy HOME/read-only.toml",
        "EDIT, --approval-mode default --admin-policy HOME/edit.toml",
        "FULL, --approval-mode yolo"
    })
    void mayDoWhatItIsAllowedAndNobodyIsAsked(Permission permission, String words) {
        assertThat(String.join(
                        " ", start(permission, Map.of(), Optional.empty()).commandLine()))
                .isEqualTo("gemini --output-format stream-json --skip-trust " + words.replace("HOME", home.toString())
                        + " --model small --include-directories ../docs");
    }

    @Test
    void hasRulesForItsTools() {
        start(Permission.READ_ONLY, Map.of(), Optional.empty());
        assertThat(home.resolve("read-only.toml")).content().contains("toolName = \"*\"\ndecision = \"deny\"");

        start(Permission.EDIT, Map.of(), Optional.empty());
        assertThat(home.resolve("edit.toml")).content().contains("\"run_shell_command\"]\ndecision = \"allow\"");
    }

    @Test
    void goesOnWithAConversation() {
        assertThat(String.join(
                        " ",
                        start(Permission.EDIT, Map.of(), Optional.of("c-1")).commandLine()))
                .contains(" --resume c-1 ");
    }

    @Test
    void hasAPrivateConfigurationWhereAVariableSignsItIn() {
        Agent.Start start = start(
                Permission.EDIT, Map.of("GEMINI_API_KEY", "x", "GEMINI_CLI_HOME", "/home/ada/g"), Optional.empty());

        assertThat(start.environment())
                .containsEntry("GEMINI_CLI_HOME", home.toString())
                .containsEntry("GEMINI_CLI_NO_RELAUNCH", "true")
                .containsEntry("TMPDIR", "/tmp/private");
        assertThat(home.resolve(".gemini/settings.json"))
                .content()
                .contains("\"usageStatisticsEnabled\": false", "\"selectedType\": \"gemini-api-key\"");
    }

    @Test
    void isSignedInWhereItsClientKeepsThat() {
        Map<String, String> own = Map.of("GEMINI_CLI_HOME", "/home/ada/g");

        assertThat(start(Permission.EDIT, own, Optional.empty()).environment()).containsAllEntriesOf(own);
        assertThat(start(Permission.EDIT, Map.of("GEMINI_CLI", "1"), Optional.empty())
                        .environment())
                .doesNotContainKeys("GEMINI_CLI_HOME", "GEMINI_CLI");
        assertThat(home.resolve(".gemini")).doesNotExist();
    }

    private Agent.Start start(Permission permission, Map<String, String> environment, Optional<String> conversation) {
        ClientTerms terms = new ClientTerms(
                Client.GEMINI, "small", permission, Conversation.TASK, List.of("--include-directories", "../docs"));
        return new GeminiAgent(AgentSettings.ofClient(Client.GEMINI, List.of()).on(terms))
                .start(new Agent.Order(environment, home, Path.of("/tmp/private"), conversation));
    }
}
