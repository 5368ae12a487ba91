package io.trackyard.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.ClientRecording;
import io.trackyard.agent.JsonLines;
import io.trackyard.agent.RecordedStream;
import io.trackyard.agent.claude.ClaudeAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.provider.Asked;
import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.RealClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Claude Code finds the skills, and tells its model what stands in them. */
class ClaudeSkillsIT {
    @TempDir
    private Path directory;

    @Test
    void aSessionHasThem() throws IOException, InterruptedException {
        AgentSettings usual = AgentSettings.ofClient(Client.CLAUDE, List.of());
        AgentSettings settings =
                new AgentSettings(RealClient.claude().toString(), usual.terms(), List.of(), usual.account(), List.of());
        new ClaudeSkills(Files.createDirectories(directory.resolve("project"))).write(false);
        RecordedStream seen = new RecordedStream(directory.resolve("seen"));
        try (FakeModelServer provider = FakeModelServer.start()) {
            new ClientRecording(new ClaudeAgent(settings), provider, directory)
                    .with("ANTHROPIC_BASE_URL", provider.address())
                    .with("ANTHROPIC_API_KEY", "dummy")
                    .record(seen, "/execute-phase-bg 3 --limit 2", Optional.empty());

            List<JsonNode> events = new ArrayList<>();
            JsonLines.read(seen.output(), events::add);
            assertThat(events)
                    .anySatisfy(event -> assertThat(event.path("slash_commands"))
                            .map(JsonNode::asText)
                            .containsAll(ClaudeSkills.NAMES));
            assertThat(provider.asked().stream().map(Asked::newest))
                    .anyMatch(
                            told -> told.contains("trackyard run --source .planning --yes --detach --json --phase 3"));
        }
    }
}
