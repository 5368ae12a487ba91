package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.DocumentSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trackyard prompt} as it is typed in a repository. */
class PromptCommandTest {
    @TempDir
    private Path repository;

    @BeforeEach
    void begin() throws Exception {
        Files.writeString(repository.resolve("trackyard.yaml"), """
                verify: make test
                tasks:
                  - {id: greet, title: Greet, prompt: Say hello., scope: [hello.txt], verify: test -s hello.txt}
                  - {id: later, title: Later, prompt: Not yet., needs: [greet]}
                """);
        FirstCommit.in(repository);
    }

    @Test
    void printsWhatAnAgentWouldBeTold() {
        Typed told = Typed.at(repository, "prompt", "greet");

        assertThat(told.status()).isZero();
        assertThat(told.out())
                .startsWith("# Greet\n\n<task>\nSay hello.\n</task>\n")
                .contains("- `hello.txt`\n", "- `test -s hello.txt`\n- `make test`\n")
                .doesNotContain("Not yet");
    }

    @Test
    void givesItAsADocumentToo() throws IOException {
        Typed told = Typed.at(repository, "prompt", "later", "--json");

        DocumentSchema.of("prompt").accepts(told.out());
        assertThat(told.out()).contains("\"task\" : \"later\"", "Not yet.");
    }

    @Test
    void anUnknownTaskIsRefusedWithTheNearest() {
        Typed refused = Typed.at(repository, "prompt", "gret");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("gret", "greet");
    }
}
