package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trackyard plan} as it is typed in a repository where something is missing. */
class PlanCommandTest {
    private static final String TASKS = """
            verify: make test
            tasks:
              - {id: look, title: Look, prompt: Look around.}
            """;

    @TempDir
    private Path repository;

    @Test
    void aKindWithoutAProgramOfItsOwnLacksNothingButTheAgent() throws Exception {
        begin(TASKS.replace("id: look", "id: look, agent: explore"));

        String shown = plan();

        assertThat(shown)
                .contains(
                        "No agent is named", "If Claude Code is installed and signed in: trackyard run --agent claude")
                .doesNotContain("is not on PATH");
    }

    @Test
    void noRunIsNextThatWouldBeRefusedForItsProgram() throws Exception {
        begin(TASKS);
        Files.writeString(repository.resolve("my-agent"), "#!/bin/sh\n");

        assertThat(plan("--agent-command", "./my-agent"))
                .contains("is found in no worktree", "git add -f -- my-agent")
                .doesNotContain("Next:");
        assertThat(plan("--agent-command", "sh")).endsWith("Next: trackyard run --agent-command sh ");
    }

    private void begin(String settings) throws Exception {
        Files.writeString(repository.resolve("trackyard.yaml"), settings);
        FirstCommit.in(repository);
    }

    private String plan(String... options) throws IOException {
        String[] words = new String[options.length + 1];
        words[0] = "plan";
        System.arraycopy(options, 0, words, 1, options.length);
        Typed shown = Typed.at(repository, words);
        assertThat(shown.status()).isZero();
        return shown.out().replaceAll("\\s+", " ");
    }
}
