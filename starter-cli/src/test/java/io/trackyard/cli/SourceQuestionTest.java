package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.DocumentSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tasks are meant where a repository holds several kinds of them. */
class SourceQuestionTest {
    private static final String ISSUE =
            "{\"id\":\"bd-1\",\"title\":\"Mend it\",\"status\":\"open\",\"priority\":1,\"issue_type\":\"bug\"}\n";

    @TempDir
    private Path repository;

    @BeforeEach
    void begin() throws Exception {
        write("trackyard.yaml", "tasks:\n  - {id: own-1, title: One}\n  - {id: own-2, title: Two}\n");
        write(".beads/issues.jsonl", ISSUE);
        try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
            git.commit()
                    .setMessage("Begin")
                    .setAuthor("Somebody", "somebody@localhost")
                    .setCommitter("Somebody", "somebody@localhost")
                    .setSign(false)
                    .call();
        }
    }

    @Test
    void aPersonAtATerminalIsAskedWithWhatEachHolds() {
        Typed planned = Typed.answering(repository, "2\n", "plan");

        assertThat(planned.err())
                .contains("found in 2 places", "1  native · trackyard.yaml", "2 tasks", "Which? [1-2]");
        assertThat(planned.err().lines().filter(line -> line.contains("beads · .beads/issues.jsonl")))
                .singleElement()
                .asString()
                .startsWith("  2  ")
                .endsWith("1 task");
        assertThat(planned.status()).isZero();
        assertThat(planned.out())
                .contains("Mend it", "--source .beads/issues.jsonl")
                .doesNotContain("own-1");
    }

    @Test
    void whatIsNoneOfThemIsAskedAgain() {
        Typed planned = Typed.answering(repository, "3\nbeads\n1\n", "plan");

        assertThat(planned.status()).isZero();
        assertThat(planned.out()).contains("own-1").doesNotContain("Mend it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "0\n9\nx\n1\n"})
    void whoChoosesNoneIsToldTheOption(String answers) {
        Typed refused = Typed.answering(repository, answers, "run");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--source .beads/issues.jsonl", "--source trackyard.yaml", "(exit 2)");
    }

    @Test
    void withoutATerminalTheOptionIsNamedAndNobodyIsAsked() {
        Typed refused = Typed.at(repository, "run");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--source .beads/issues.jsonl").doesNotContain("Which?");
    }

    @Test
    void aProgramIsAskedNothingAtATerminalEither() {
        Typed refused = Typed.answering(repository, "1\n", "plan", "--json");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).doesNotContain("Which?");
        DocumentSchema.of("error").accepts(refused.out());
    }

    @Test
    void oneThatCannotBeReadCanBeSeenToBeSo() throws IOException {
        write(".beads/issues.jsonl", "{\"id\":\n");

        assertThat(Typed.answering(repository, "", "plan").err()).containsPattern("(with faults|cannot be read)");
    }

    @Test
    void aRunSaysWhichSourceItFound() throws IOException {
        Files.delete(repository.resolve("trackyard.yaml"));

        assertThat(Typed.at(repository, "run", "--dry-run").err()).contains("Tasks: beads · .beads/issues.jsonl");
        assertThat(Typed.at(repository, "run", "--dry-run", "--source", ".beads")
                        .err())
                .doesNotContain("Tasks:");
        assertThat(Typed.at(repository, "run", "--dry-run", "-q").err()).isEmpty();
    }

    @Test
    void anAgentThatASingleTaskAsksForIsMissedToo() throws IOException {
        Files.delete(repository.resolve(".beads/issues.jsonl"));
        write("trackyard.yaml", "agent: sh\ntasks: [{id: own-1, title: One, agent: no-such-agent --fast}]\n");

        assertThat(Typed.at(repository, "plan").out()).contains("The agent's program 'no-such-agent' is not on PATH");
        Typed refused = Typed.at(repository, "run", "--yes");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("'no-such-agent' is not on PATH");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(repository.resolve(name).getParent());
        Files.writeString(repository.resolve(name), text);
    }
}
