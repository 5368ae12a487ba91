package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewerClientsTest {
    private static final AgentSettings CLAUDE = AgentSettings.ofClient(Client.CLAUDE, List.of());

    private static final Duration PATIENT = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void saysWhichOfThemIsNewer() throws Exception {
        program("claude", "echo '9999.1.2 (Claude Code)'");
        program("codex", "echo codex-cli 0.1.0");

        assertThat(said(CLAUDE, AgentSettings.ofClient(Client.CODEX, List.of()), CLAUDE))
                .singleElement()
                .asString()
                .startsWith("claude 9999.1.2 is newer than ")
                .endsWith(", with which Trackyard was tested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 9999.1.2; exit 1", "echo nightly"})
    void saysNothingOfOneThatDoesNotSayItsVersion(String program) throws Exception {
        program("claude", program);

        assertThat(said(CLAUDE)).isEmpty();
    }

    @Test
    void saysNothingOfOneThatIsNotThere() throws Exception {
        assertThat(said(CLAUDE)).isEmpty();
    }

    @Test
    void endsOneThatDoesNotAnswer() throws Exception {
        program("claude", "echo 9999.1.2; exec tail -f /dev/null");

        assertThat(asked(Duration.ofMillis(200), CLAUDE).said(PATIENT)).isEmpty();
    }

    @Test
    void waitsForNoneThatAnswersLate() throws Exception {
        program("claude", "while [ ! -e go ]; do sleep 0.05; done; echo 9999.1.2");
        NewerClients late = asked(PATIENT, CLAUDE);

        assertThat(late.said()).isEmpty();

        Files.createFile(directory.resolve("go"));
        assertThat(late.said(PATIENT)).hasSize(1);
    }

    @Test
    void asksNoProgramOfAnotherNameAndNoCommand() throws Exception {
        program("mine", "touch asked; echo 9999.1.2");
        ClientTerms terms = CLAUDE.terms();
        String mine = directory.resolve("mine").toString();

        assertThat(said(
                        new AgentSettings(mine, terms, List.of(), "claude", List.of()),
                        AgentSettings.ofCommand(mine, List.of())))
                .isEmpty();
        assertThat(directory.resolve("asked")).doesNotExist();
    }

    private List<String> said(AgentSettings... agents) throws InterruptedException {
        return asked(PATIENT, agents).said(PATIENT);
    }

    private NewerClients asked(Duration limit, AgentSettings... agents) {
        Map<String, String> shell = Map.of("PATH", directory + ":/usr/bin:/bin");
        return NewerClients.asked(Stream.of(agents), directory, shell, limit);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
