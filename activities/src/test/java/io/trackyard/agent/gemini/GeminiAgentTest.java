package io.trackyard.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.agent.Agent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.ClientTerms.Permission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeminiAgentTest {
    private static final Agent.Voice VOICE = new Agent.Voice("http://127.0.0.1:9/mcp", "t-1");
    private static final Path TEMPORARY = Path.of("/tmp/private");

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
    void hasAPrivateConfigurationWhereAVariableSignsItIn() throws IOException {
        Agent.Start start = start(
                Permission.EDIT, Map.of("GEMINI_API_KEY", "x", "GEMINI_CLI_HOME", "/home/ada/g"), Optional.empty());

        assertThat(start.environment())
                .containsEntry("GEMINI_CLI_HOME", home.toString())
                .containsEntry("GEMINI_CLI_NO_RELAUNCH", "true")
                .containsEntry("TMPDIR", "/tmp/private");
        assertThat(start.files()).containsOnlyKeys(home.resolve(".gemini/settings.json"));
        assertThat(settings(start).at("/privacy/usageStatisticsEnabled").asBoolean(true))
                .isFalse();
        assertThat(settings(start).at("/security/auth/selectedType").asText()).isEqualTo("gemini-api-key");
        assertThat(settings(start).path("mcpServers")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void isGivenAVoiceInItsPrivateConfiguration(Permission permission) throws IOException {
        Map<String, String> signedIn = Map.of("GEMINI_API_KEY", "x");
        Agent.Start mute = start(permission, signedIn, Optional.empty());
        Agent.Start speaking = start(permission, order(signedIn, Optional.of(VOICE)));

        assertThat(speaking.commandLine()).isEqualTo(mute.commandLine());
        assertThat(speaking.environment()).isEqualTo(mute.environment());
        assertThat(settings(speaking).at("/mcpServers/trackyard").toString())
                .isEqualTo("{\"httpUrl\":\"http://127.0.0.1:9/mcp\",\"trust\":true,"
                        + "\"headers\":{\"Authorization\":\"Bearer t-1\"}}");
    }

    @Test
    void mayTalkToTrackyardAlsoWhereItOnlyReads() {
        start(Permission.READ_ONLY, order(Map.of("GEMINI_API_KEY", "x"), Optional.of(VOICE)));
        assertThat(home.resolve("read-only.toml")).content().contains("\"update_topic\", \"mcp_trackyard_*\"]\n");

        start(Permission.READ_ONLY, order(Map.of("GEMINI_API_KEY", "x"), Optional.empty()));
        assertThat(home.resolve("read-only.toml")).content().contains("\"update_topic\"]\n");
    }

    @Test
    void hasNoVoiceWhereItsSettingsAreAPersonsOwn() {
        Agent.Start start = start(Permission.READ_ONLY, order(Map.of(), Optional.of(VOICE)));

        assertThat(start.files()).isEmpty();
        assertThat(home.resolve("read-only.toml")).content().doesNotContain("trackyard");
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

    private static JsonNode settings(Agent.Start start) throws IOException {
        return new ObjectMapper().readTree(start.files().values().iterator().next());
    }

    private Agent.Order order(Map<String, String> environment, Optional<Agent.Voice> voice) {
        return new Agent.Order(environment, home, TEMPORARY, Optional.empty(), voice);
    }

    private Agent.Start start(Permission permission, Map<String, String> environment, Optional<String> conversation) {
        return start(permission, new Agent.Order(environment, home, TEMPORARY, conversation));
    }

    private static Agent.Start start(Permission permission, Agent.Order order) {
        ClientTerms terms = new ClientTerms(
                Client.GEMINI, "small", permission, Conversation.TASK, List.of("--include-directories", "../docs"));
        return new GeminiAgent(AgentSettings.ofClient(Client.GEMINI, List.of()).on(terms)).start(order);
    }
}
