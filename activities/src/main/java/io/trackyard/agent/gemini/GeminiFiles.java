package io.trackyard.agent.gemini;

import io.trackyard.policy.ClientTerms.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What Gemini CLI takes from files alone: rules for its tools, and settings where it does not use a person's own. */
final class GeminiFiles {
    private static final String READING = """
            [[rule]]
            toolName = "*"
            decision = "deny"
            priority = 500

            [[rule]]
            toolName = ["read_file", "read_many_files", "list_directory", "glob", "grep_search", "update_topic"]
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
              "security": {"auth": {"selectedType": "%s"}}
            }
            """;

    private final Path home;

    /** {@code home}: a private directory */
    GeminiFiles(Path home) {
        this.home = home;
    }

    /** The rules by which it edits, or only reads. */
    Path rules(Permission permission) {
        return permission == Permission.READ_ONLY ? write("read-only.toml", READING) : write("edit.toml", EDITING);
    }

    /** The directory in which it finds settings that belong to nobody, for whoever a variable signs in. */
    Path configuration(Map<String, String> environment) {
        String signIn = environment.containsKey("GOOGLE_GENAI_USE_VERTEXAI") ? "vertex-ai" : "gemini-api-key";
        write(".gemini/settings.json", SETTINGS.formatted(signIn));
        return home;
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(home.resolve(name).getParent());
            return Files.writeString(home.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + home.resolve(name), e);
        }
    }
}
