package io.trackyard.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.trial.InstalledAgent.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentSurveyTest {
    @TempDir
    private Path directory;

    @Test
    void findsNoneWhereNoneIsOnThePath() {
        assertThat(new AgentSurvey(directory, Map.of("PATH", directory.toString())).all())
                .extracting(agent -> agent.agent().program())
                .containsExactly("claude", "codex", "gemini", "opencode");
        assertThat(new AgentSurvey(directory, Map.of("PATH", directory.toString())).all())
                .allSatisfy(agent -> assertThat(agent.program()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2.1.329 (Claude Code) | 0 | 2.1.329  | YES     | false | false
            2.1.1000 (Claude)     | 1 | 2.1.1000 | NO      | true  | false
            Claude v2.0           | 2 | 2.0      | UNKNOWN | false | true
            nightly               | 0 |          | YES     | false | false
            """)
    void hearsFromAProgramWhatItIs(String says, int signedIn, String version, SignedIn is, boolean newer, boolean older)
            throws IOException {
        program("claude", "[ \"$1\" = --version ] && echo '%s' && exit; exit %d".formatted(says, signedIn));

        InstalledAgent claude = survey();

        assertThat(claude.program()).contains(directory.resolve("claude").toString());
        assertThat(claude.version().orElse(null)).isEqualTo(version);
        assertThat(claude.signedIn()).isEqualTo(is);
        assertThat(claude.isNewer()).isEqualTo(newer);
        assertThat(claude.isOlder()).isEqualTo(older);
    }

    @Test
    void asksWithTheWordsOfTheClientAlone() throws IOException {
        program("claude", "echo \"$@\" >>\"$HOME/asked\"; [ -e \"$HOME/token\" ] && cat \"$HOME/token\"; exit 0");
        Files.writeString(directory.resolve("token"), "secret 1.2.3");

        survey();

        assertThat(directory.resolve("asked")).hasContent("--version\nauth status");
    }

    @Test
    void asksOneForItsVersionAlone() throws IOException {
        program("claude", "echo \"$@\" >>\"$HOME/asked\"; echo 9999.1.2");

        InstalledAgent claude =
                new AgentSurvey(directory, shell()).versionOf(KnownAgent.CLAUDE, "./claude", Duration.ofMinutes(1));

        assertThat(claude.version()).contains("9999.1.2");
        assertThat(claude.signedIn()).isEqualTo(SignedIn.UNKNOWN);
        assertThat(directory.resolve("asked")).hasContent("--version");
    }

    private InstalledAgent survey() {
        return new AgentSurvey(directory, shell()).all().get(0);
    }

    private Map<String, String> shell() {
        return Map.of("PATH", directory + ":" + System.getenv("PATH"), "HOME", directory.toString());
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
