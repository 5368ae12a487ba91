package io.trackyard.agent.gemini;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackyard.agent.Agent;
import io.trackyard.policy.ClientTerms.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What Gemini CLI takes from files alone: rules for its tools, and settings where it does not use a person's own. */
final class GeminiFiles {
    private static final String READING = """
            [[rule]]
            toolName = "*"
            decision = "deny"
            priority = 500

            [[rule]]
            toolName = ["read_file", "read_many_files", "list_directory", "glob", "grep_search", "update_topic"%s]
            decision = "allow"
            priority = 600
            """;

    /** It writes within its directory and the temporary one only, whatever is allowed. */
    private static final String EDITING = """
            [[rule]]
            toolName = ["write_file", "replace", "run_shell_command"]
            decision = "allow"
            allowRedirection = true
            priority = 500

            [[rule]]
            toolName = ["web_fetch", "google_web_search"]
            decision = "deny"
            priority = 500
            """;

    /** What Trackyard waits for itself is not waited for in a session, which would hold a slot meanwhile. */
    private static final String SETTINGS = """
            {
              "general": {"maxAttempts": 3, "enableAutoUpdate": false, "enableAutoUpdateNotification": false},
              "privacy": {"usageStatisticsEnabled": false},
              "security": {"auth": {"selectedType": "%s"}},
              "mcpServers": %s
            }
            """;

    /** A rule by the server's name would bring back tools that are not there. */
    private static final String VOICE_TOOLS = ", \"mcp_%s_*\"".formatted(Agent.Voice.SERVER);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Optional<Agent.Voice> voice;

    /**
     * @param home a private directory
     * @param voice how its session reaches Trackyard
     */
    GeminiFiles(Path home, Optional<Agent.Voice> voice) {
        this.home = home;
        this.voice = voice;
    }

    /** The rules by which it edits, or only reads. */
    Path rules(Permission permission) {
        return permission == Permission.READ_ONLY
                ? write("read-only.toml", READING.formatted(voice.isPresent() ? VOICE_TOOLS : ""))
                : write("edit.toml", EDITING);
    }

    /** The settings, which belong to nobody, of whoever a variable signs in: below the private directory, and private too. */
    Map<Path, String> settings(Map<String, String> environment) {
        String signIn = environment.containsKey("GOOGLE_GENAI_USE_VERTEXAI") ? "vertex-ai" : "gemini-api-key";
        return Map.of(place(".gemini/settings.json"), SETTINGS.formatted(signIn, servers()));
    }

    /** None of them asks a person: what its session may do is said by rules. */
    private ObjectNode servers() {
        ObjectNode servers = JSON.createObjectNode();
        voice.ifPresent(has -> servers.putObject(Agent.Voice.SERVER)
                .put("httpUrl", has.address())
                .put("trust", true)
                .putObject("headers")
                .put("Authorization", "Bearer " + has.token()));
        return servers;
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(place(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + home.resolve(name), e);
        }
    }

    private Path place(String name) {
        Path file = home.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a place for " + file, e);
        }
    }
}
