package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broken file of tasks ends plan and run with 2, its name and its line; nothing is written. */
class BadInputTest {
    @TempDir
    private Path repository;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trackyard.yaml | tasks:~  - {id: a, title: [A | 2",
                "trackyard.yaml | tasks:~  - &a {id: a, title: A}~  - *a | 2",
                ".beads/issues.jsonl | {\"id\":\"a\",\"title\":\"A\"}~{\"id\":~{\"id\":\"b\",\"title\":\"B\"} | 2",
                ".planning/phases/01-a/01-01-PLAN.md | ---~depends_on: [01-02~wave: 1~---~<objective>A</objective> | 2",
                "docs/tasks/shelf/layer_plan.json | {~\"layers\": [}] | 2",
                "docs/tasks/shelf/1-a/L1-001-a.xml | ~<!DOCTYPE task SYSTEM \"http://127.0.0.1:1/x\">~<task/> | 2"
            })
    void endsWithItsFileAndLine(String file, String text, int line) throws Exception {
        write("docs/tasks/README.md", "Notes");
        if (file.endsWith(".xml")) {
            write("docs/tasks/shelf/layer_plan.json", "{\"layers\": [{\"id\": \"1-a\", \"tasks\": [\"L1-001\"]}]}");
        }
        write(file, text.replace('~', '\n'));
        try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Begin")
                    .setAuthor("Somebody", "somebody@localhost")
                    .setCommitter("Somebody", "somebody@localhost")
                    .setSign(false)
                    .call();

            for (String command : new String[] {"plan", "run"}) {
                Typed refused = Typed.at(repository, command);
                assertThat(refused.status()).isEqualTo(2);
                assertThat(refused.err().replaceAll("\\s+", " ")).contains(file + ":" + line);
                assertThat(git.status().call().isClean()).isTrue();
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(repository.resolve(name).getParent());
        Files.writeString(repository.resolve(name), text);
    }
}
