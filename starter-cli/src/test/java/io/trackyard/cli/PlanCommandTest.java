package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
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

    @Test
    void aTaskThatIsDoneIsSaidToBeSoWhoeverAsks() throws Exception {
        begin(TASKS);
        try (Git git = Git.open(repository.toFile())) {
            git.commit()
                    .setMessage("Look\n\nTrackyard-Task: look")
                    .setAllowEmpty(true)
                    .setAuthor("Somebody", "somebody@localhost")
                    .setCommitter("Somebody", "somebody@localhost")
                    .setSign(false)
                    .call();
        }

        for (String[] asked :
                new String[][] {{"plan", "--explain", "look"}, {"prompt", "look"}, {"plan", "--task", "look"}}) {
            Typed refused = Typed.at(repository, asked);
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err().toLowerCase()).contains("task \"look\" is done already");
        }
    }

    @Test
    void whereThereAreNoTasksAFirstFileCanBeWritten() throws Exception {
        FirstCommit.in(repository);

        for (String command : new String[] {"plan", "run"}) {
            assertThat(Typed.at(repository, command).err().replaceAll("\\s+", " "))
                    .contains("here are no tasks", "trackyard init");
        }

        Files.writeString(repository.resolve("trackyard.yaml"), "verify: make test\n");
        assertThat(Typed.at(repository, "plan").err())
                .contains("here are no tasks")
                .as("one that is there is not written over")
                .doesNotContain("trackyard init");
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
