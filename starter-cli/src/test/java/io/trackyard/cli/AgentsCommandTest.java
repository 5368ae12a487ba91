package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.account.HostPauses;
import io.trackyard.account.QuotaPauses;
import io.trackyard.display.DocumentSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trackyard agents} as it is typed. */
class AgentsCommandTest {
    @TempDir
    private Path directory;

    @Test
    void listsThoseThatAreKnownWithoutARepository() throws IOException {
        assertThat(Typed.at(directory, "agents").out()).contains("claude ", "codex ", "gemini ", "opencode ");
        DocumentSchema.of("agents")
                .accepts(Typed.at(directory, "agents", "--json").out());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void forgetsAQuotaWhereAPersonKnowsBetter() {
        Map<String, String> home = Map.of("HOME", directory.toString(), "PATH", System.getenv("PATH"));
        QuotaPauses pauses = new HostPauses(directory.resolve(".local/state/trackyard/accounts"));
        pauses.begin("max team", Instant.parse("2026-11-29T14:30:00Z"));
        assertThat(Typed.in(home, "agents").out()).contains("the account max team is left alone until");

        Typed mistaken = Typed.in(home, "agents", "resume", "max");
        Typed resumed = Typed.in(home, "agents", "resume", "max team", "--json");

        assertThat(mistaken.status()).isEqualTo(2);
        assertThat(mistaken.err()).contains("no session has met a quota of the account max", "max team");
        assertThat(resumed.status()).isZero();
        DocumentSchema.of("agents-resume").accepts(resumed.out());
        assertThat(Typed.in(home, "agents").out()).doesNotContain("left alone");
    }

    @Test
    void triesOne() {
        Typed done = Typed.at(directory, "agents", "test", "echo hello >greeting.txt");
        Typed failed = Typed.at(directory, "agents", "test", "echo no; exit 9", "--json");

        assertThat(done.status()).isZero();
        assertThat(done.out()).contains("did what it was told");
        assertThat(failed.status()).isEqualTo(1);
        DocumentSchema.of("agent-trial").accepts(failed.out());
        assertThat(failed.out()).contains("\"done\" : false", "\"said\" : \"no\"");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesAProgramThatIsNotThere() {
        Typed refused = Typed.at(directory, "agents", "test", "no-such-agent");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("'no-such-agent' is not on PATH", "trackyard agents test 'COMMAND'")
                .doesNotContain("--agent-command");
    }
}
