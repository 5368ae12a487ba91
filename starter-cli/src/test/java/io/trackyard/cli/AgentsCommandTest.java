package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.DocumentSchema;
import java.io.IOException;
import java.nio.file.Path;
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
        assertThat(refused.err()).contains("'no-such-agent' is not on PATH");
    }
}
