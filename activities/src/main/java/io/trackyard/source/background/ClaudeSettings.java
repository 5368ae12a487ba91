package io.trackyard.source.background;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.AgentKinds;
import io.trackyard.source.background.BackgroundSettings.HostLimits;
import io.trackyard.source.background.BackgroundSettings.Limits;
import io.trackyard.source.background.BackgroundSettings.Manners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Claude Code's {@code settings.json} says of background tasks: {@code background_notifications}, {@code
 * sisyphus.max_background_tasks} and {@code sisyphus.background_execution}. The file is somebody else's: what cannot be
 * understood in it is passed over.
 */
public final class ClaudeSettings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ClaudeSettings() {}

    /** {@code environment}: by which the file is found, in {@code CLAUDE_CONFIG_DIR} or below {@code HOME}. */
    public static BackgroundSettings read(Map<String, String> environment) {
        return file(environment)
                .filter(Files::isRegularFile)
                .map(ClaudeSettings::read)
                .orElse(BackgroundSettings.NONE);
    }

    private static Optional<Path> file(Map<String, String> environment) {
        String named = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
        String home = environment.getOrDefault("HOME", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named, "settings.json"));
        }
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".claude", "settings.json"));
    }

    private static BackgroundSettings read(Path file) {
        try {
            JsonNode settings = JSON.readTree(file.toFile());
            JsonNode sisyphus = settings.path("sisyphus");
            return new BackgroundSettings(
                    new Limits(tasks(sisyphus.path("max_background_tasks")), null, null, null, null),
                    HostLimits.NONE,
                    new Manners(
                            bool(settings.path("background_notifications")),
                            bool(sisyphus.path("background_execution")),
                            null),
                    AgentChoice.NONE,
                    AgentKinds.NONE);
        } catch (IOException notForUs) {
            return BackgroundSettings.NONE;
        }
    }

    private static @Nullable Integer tasks(JsonNode value) {
        return value.isInt() && value.asInt() >= 0 ? Integer.valueOf(value.asInt()) : null;
    }

    private static @Nullable Boolean bool(JsonNode value) {
        return value.isBoolean() ? Boolean.valueOf(value.asBoolean()) : null;
    }
}
