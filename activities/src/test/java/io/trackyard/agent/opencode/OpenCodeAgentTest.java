package io.trackyard.agent.opencode;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCodeAgentTest {
    private static final Path HOME = Path.of("/run/client");
    private static final Path TEMPORARY = Path.of("/tmp/private");

    @Test
    void isAskedOnceAndSaysWhatItsProviderSays() {
        assertThat(start(Permission.EDIT, Map.of(), Optional.empty()).commandLine())
                .containsExactly(
                        "opencode",
                        "run",
                        "--format",
                        "json",
                        "--print-logs",
                        "--log-level",
                        "ERROR",
                        "--title",
                        "Trackyard",
                        "--model",
                        "vendor/small",
                        "--variant",
                        "high");
    }

    @Test
    void goesOnWithAConversation() {
        assertThat(String.join(
                        " ",
                        start(Permission.EDIT, Map.of(), Optional.of("ses_1")).commandLine()))
                .contains(" --session ses_1 ");
    }

    /** No permission is left to be asked for. */
    @ParameterizedTest
    @CsvSource({
        "READ_ONLY, deny, deny, deny, allow",
        "EDIT, allow, allow, deny, allow",
        "FULL, allow, allow, allow, allow"
    })
    void mayDoWhatItIsAllowed(Permission permission, String any, String bash, String web, String read)
            throws IOException {
        JsonNode told = new ObjectMapper()
                .readTree(start(permission, Map.of(), Optional.empty())
                        .environment()
                        .get("OPENCODE_PERMISSION"));

        assertThat(told.path("*").asText()).isEqualTo(any);
        assertThat(told.path("bash").asText(any)).isEqualTo(bash);
        assertThat(told.path("webfetch").asText(any)).isEqualTo(web);
        assertThat(told.path("read").asText(any)).isEqualTo(read);
        assertThat(told.path("external_directory").asText(any)).isEqualTo("allow");
        assertThat(told.toString()).doesNotContain("ask");
    }

    @Test
    void editsBelowItsWorktreeOnly() throws IOException {
        JsonNode edit = new ObjectMapper()
                .readTree(start(Permission.EDIT, Map.of(), Optional.empty())
                        .environment()
                        .get("OPENCODE_PERMISSION"))
                .path("edit");

        assertThat(edit.toString()).isEqualTo("{\"*\":\"allow\",\"../*\":\"deny\"}"); // the last that fits counts
    }

    @Test
    void keepsItsConversationsApartAndItsSignInWhereItIs() {
        Map<String, String> environment = start(
                        Permission.EDIT,
                        Map.of("HOME", "/home/ada", "XDG_DATA_HOME", "/home/ada/data", "OPENCODE_PID", "7"),
                        Optional.empty())
                .environment();

        assertThat(environment)
                .containsEntry("OPENCODE_DB", "/run/client/opencode.db")
                .containsEntry("TMPDIR", "/tmp/private")
                .containsEntry("HOME", "/home/ada")
                .containsEntry("XDG_DATA_HOME", "/home/ada/data")
                .containsEntry("OPENCODE_PURE", "1")
                .doesNotContainKey("OPENCODE_PID");
        assertThat(environment.get("OPENCODE_CONFIG_CONTENT")).contains("\"share\":\"disabled\"");
    }

    @Test
    void leavesWhatAPersonPassesOn() {
        Map<String, String> own = Map.of("OPENCODE_CONFIG_CONTENT", "{}", "OPENCODE_PURE", "0");

        assertThat(start(Permission.EDIT, own, Optional.empty()).environment()).containsAllEntriesOf(own);
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void isGivenAVoiceWhoseTokenIsInAPrivateFileAlone(Permission permission) throws IOException {
        Agent.Start mute = start(permission, Map.of(), Optional.empty());
        Agent.Start speaking = speaking(permission, Map.of());

        assertThat(speaking.commandLine()).isEqualTo(mute.commandLine());
        assertThat(speaking.files())
                .containsExactly(Map.entry(Path.of("/tmp/private/trackyard-authorization"), "Bearer t-1"));
        assertThat(speaking.environment().values()).noneMatch(value -> value.contains("t-1"));
        JsonNode configuration = json(speaking, "OPENCODE_CONFIG_CONTENT");
        assertThat(configuration.at("/mcp/trackyard").toString())
                .isEqualTo("{\"type\":\"remote\",\"url\":\"http://127.0.0.1:9/mcp\",\"oauth\":false,"
                        + "\"headers\":{\"Authorization\":\"{file:/tmp/private/trackyard-authorization}\"}}");
        assertThat(configuration.path("share").asText()).isEqualTo("disabled");
        assertThat(mute.files()).isEmpty();
        assertThat(mute.environment().get("OPENCODE_CONFIG_CONTENT")).doesNotContain("mcp");
    }

    /** The rule that fits last counts. */
    @Test
    void mayTalkToTrackyardAlsoWhereItOnlyReads() throws IOException {
        String told = json(speaking(Permission.READ_ONLY, Map.of()), "OPENCODE_PERMISSION")
                .toString();

        assertThat(told).startsWith("{\"*\":\"deny\",").endsWith(",\"trackyard_*\":\"allow\"}");
        assertThat(start(Permission.READ_ONLY, Map.of(), Optional.empty())
                        .environment()
                        .get("OPENCODE_PERMISSION"))
                .doesNotContain("trackyard");
    }

    @Test
    void isGivenItsVoiceBesideWhatAPersonPassesOn() throws IOException {
        String own = """
                {"mcp": {"mine": {"type": "local"}}, // as the client takes it
                 "share": "auto",}
                """;

        JsonNode configuration =
                json(speaking(Permission.EDIT, Map.of("OPENCODE_CONFIG_CONTENT", own)), "OPENCODE_CONFIG_CONTENT");

        assertThat(configuration.path("share").asText()).isEqualTo("auto");
        assertThat(configuration.at("/mcp/mine/type").asText()).isEqualTo("local");
        assertThat(configuration.at("/mcp/trackyard/type").asText()).isEqualTo("remote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "7", "{\"mcp\": 7}"})
    void leavesWhatItCannotRead(String own) {
        assertThat(speaking(Permission.EDIT, Map.of("OPENCODE_CONFIG_CONTENT", own))
                        .environment())
                .containsEntry("OPENCODE_CONFIG_CONTENT", own);
    }

    private static JsonNode json(Agent.Start start, String variable) throws IOException {
        return new ObjectMapper().readTree(start.environment().get(variable));
    }

    private static Agent.Start speaking(Permission permission, Map<String, String> environment) {
        Agent.Voice voice = new Agent.Voice("http://127.0.0.1:9/mcp", "t-1");
        return start(permission, new Agent.Order(environment, HOME, TEMPORARY, Optional.empty(), Optional.of(voice)));
    }

    private static Agent.Start start(
            Permission permission, Map<String, String> environment, Optional<String> conversation) {
        return start(permission, new Agent.Order(environment, HOME, TEMPORARY, conversation));
    }

    private static Agent.Start start(Permission permission, Agent.Order order) {
        ClientTerms terms = new ClientTerms(
                Client.OPENCODE, "vendor/small", permission, Conversation.TASK, List.of("--variant", "high"));
        return new OpenCodeAgent(
                        AgentSettings.ofClient(Client.OPENCODE, List.of()).on(terms))
                .start(order);
    }
}
