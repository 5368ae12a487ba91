package io.trackyard.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.OpenCodeConfiguration;
import io.trackyard.provider.RealClient;
import io.trackyard.provider.Reply;
import io.trackyard.trial.InstalledAgent.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTrialIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    private Path directory;

    @Test
    void anAgentThatWritesTheFileHasDoneIt() {
        AgentTrial.Outcome outcome = trial(LIMIT, Map.of())
                .of(command("cat >told; grep -o greeting.txt told | head -1; echo hello >greeting.txt"));

        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.said()).isEqualTo("greeting.txt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true                                  | greeting.txt is not there
            echo no key >&2; exit 3               | gave up (exit 3)
            exec sleep 60                         | took longer than 1 s
            """)
    void anAgentThatDoesNotIsToldWhy(String script, String why) {
        assertThat(trial(Duration.ofSeconds(1), Map.of()).of(command(script)).failure())
                .hasValueSatisfying(failure -> assertThat(failure).contains(why));
    }

    @Test
    void theRealClaudeIsAskedAndTried() throws IOException, InterruptedException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path programs = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("claude"), RealClient.claude());
        Map<String, String> shell =
                new TreeMap<>(Map.of("PATH", programs + ":" + System.getenv("PATH"), "HOME", home.toString()));

        assertThat(new AgentSurvey(directory, shell).all().get(0)).satisfies(claude -> {
            assertThat(claude.version()).contains(RealClient.version("claude"));
            assertThat(claude.agent().tested()).isEqualTo(RealClient.version("claude"));
            assertThat(claude.signedIn()).isEqualTo(SignedIn.NO);
        });
        shell.put("ANTHROPIC_API_KEY", "dummy");
        assertThat(new AgentSurvey(directory, shell).all().get(0).signedIn()).isEqualTo(SignedIn.YES);
        try (FakeModelServer provider = FakeModelServer.start()) {
            provider.when("greeting.txt")
                    .then(new Reply.Writes("greeting.txt", "hello\n"), new Reply.Says("I wrote it."));
            shell.put("ANTHROPIC_BASE_URL", provider.address());

            AgentTrial.Outcome outcome = trial(LIMIT, shell).of(AgentSettings.ofClient(Client.CLAUDE, List.of()));

            assertThat(outcome.failure()).isEmpty();
            assertThat(outcome.said()).isEqualTo("I wrote it.");
        }
    }

    @Test
    void theRealCodexIsAskedAndTried() throws IOException, InterruptedException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path programs = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("codex"), RealClient.codex());
        Map<String, String> shell =
                new TreeMap<>(Map.of("PATH", programs + ":" + System.getenv("PATH"), "HOME", home.toString()));

        assertThat(new AgentSurvey(directory, shell).all().get(1)).satisfies(codex -> {
            assertThat(codex.version()).contains(RealClient.version("codex"));
            assertThat(codex.agent().tested()).isEqualTo(RealClient.version("codex"));
            assertThat(codex.signedIn()).isEqualTo(SignedIn.NO);
        });
        try (FakeModelServer provider = FakeModelServer.start()) {
            provider.when("greeting.txt")
                    .then(new Reply.Writes("greeting.txt", "hello\n"), new Reply.Says("I wrote it."));
            shell.put("CODEX_API_KEY", "dummy");
            AgentSettings usual = AgentSettings.ofClient(Client.CODEX, List.of());
            ClientTerms terms = new ClientTerms(
                    Client.CODEX,
                    null,
                    usual.terms().permission(),
                    usual.terms().conversation(),
                    List.of("-c", "openai_base_url=\"%s/v1\"".formatted(provider.address())));

            AgentTrial.Outcome outcome = trial(LIMIT, shell).of(usual.on(terms));

            assertThat(outcome.failure()).isEmpty();
            assertThat(outcome.said()).isEqualTo("I wrote it.");
        }
    }

    @Test
    @Tag("further-clients")
    void theRealGeminiIsAskedAndTried() throws IOException, InterruptedException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path programs = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("gemini"), RealClient.gemini());
        Map<String, String> shell =
                new TreeMap<>(Map.of("PATH", programs + ":" + System.getenv("PATH"), "HOME", home.toString()));

        assertThat(new AgentSurvey(directory, shell).all().get(2)).satisfies(gemini -> {
            assertThat(gemini.version()).contains(RealClient.version("gemini"));
            assertThat(gemini.agent().tested()).isEqualTo(RealClient.version("gemini"));
            assertThat(gemini.signedIn()).isEqualTo(SignedIn.UNKNOWN);
        });
        try (FakeModelServer provider = FakeModelServer.start()) {
            provider.when("greeting.txt")
                    .then(new Reply.Writes("greeting.txt", "hello\n"), new Reply.Says("I wrote it."));
            shell.put("GEMINI_API_KEY", "dummy");
            shell.put("GOOGLE_GEMINI_BASE_URL", provider.address());

            AgentTrial.Outcome outcome = trial(LIMIT, shell).of(AgentSettings.ofClient(Client.GEMINI, List.of()));

            assertThat(outcome.failure()).isEmpty();
            assertThat(outcome.said()).isEqualTo("I wrote it.");
        }
    }

    @Test
    @Tag("further-clients")
    void theRealOpenCodeIsAskedAndTried() throws IOException, InterruptedException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path programs = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("opencode"), RealClient.openCode());
        Map<String, String> shell =
                new TreeMap<>(Map.of("PATH", programs + ":" + System.getenv("PATH"), "HOME", home.toString()));

        assertThat(new AgentSurvey(directory, shell).all().get(3)).satisfies(openCode -> {
            assertThat(openCode.version()).contains(RealClient.version("opencode"));
            assertThat(openCode.agent().tested()).isEqualTo(RealClient.version("opencode"));
            assertThat(openCode.signedIn()).isEqualTo(SignedIn.UNKNOWN);
        });
        try (FakeModelServer provider = FakeModelServer.start()) {
            provider.when("greeting.txt")
                    .then(new Reply.Writes("greeting.txt", "hello\n"), new Reply.Says("I wrote it."));
            shell.put("FAKE_KEY", "dummy");
            shell.put(
                    "OPENCODE_CONFIG",
                    OpenCodeConfiguration.in(directory, provider.address(), "FAKE_KEY")
                            .toString());

            AgentTrial.Outcome outcome = trial(LIMIT, shell).of(AgentSettings.ofClient(Client.OPENCODE, List.of()));

            assertThat(outcome.failure()).isEmpty();
            assertThat(outcome.said()).isEqualTo("I wrote it.");
        }
    }

    private AgentTrial trial(Duration limit, Map<String, String> more) {
        Map<String, String> environment = new TreeMap<>(Map.of("PATH", System.getenv("PATH")));
        environment.putAll(more);
        return new AgentTrial(environment, limit, InstantSource.system());
    }

    private static AgentSettings command(String script) {
        return AgentSettings.ofCommand(script, List.of());
    }
}
