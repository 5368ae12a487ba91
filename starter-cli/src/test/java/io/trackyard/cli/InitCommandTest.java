package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.DocumentSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trackyard init} as it is typed in a repository. */
class InitCommandTest {
    @TempDir
    private Path repository;

    @BeforeEach
    void begin() throws Exception {
        write("Makefile", "test:\n\ttouch was-run\n");
        write("package.json", "{}");
        write("package-lock.json", "{}");
        write(".gitignore", ".env\n");
        write(".env", "SECRET=1\n");
        FirstCommit.in(repository);
    }

    @Test
    void writesAFileThatPlanReads() throws IOException {
        Typed written = init();

        assertThat(written.status()).isZero();
        assertThat(written.out()).contains("make test", "npm ci", ".env", "package-lock.json", "trackyard plan");
        assertThat(Files.readString(file()))
                .contains("\n  - make test\n", "\nshared: [package-lock.json]\n", "#tasks:");
        assertThat(repository.resolve("was-run")).doesNotExist();
        assertThat(Typed.at(repository, "plan").err().replaceAll("\\s+", " "))
                .contains("there are no tasks", "The tasks at the end of trackyard.yaml are an example", "remove the #")
                .doesNotContain("trackyard.yaml:");
    }

    @Test
    void aDryRunPrintsTheFileAndWritesNothing() throws IOException {
        List<String> before = files();

        Typed shown = init("--dry-run");

        assertThat(shown.status()).isZero();
        assertThat(shown.out()).startsWith("# How Trackyard").contains("\nverify:\n");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        write("trackyard.yaml", "mine");

        Typed refused = init();

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("trackyard.yaml is there already", "--force");
        assertThat(Files.readString(file())).isEqualTo("mine");
        assertThat(init("--dry-run").status()).isZero();
    }

    @Test
    void byForceTheOldOneIsKept() throws IOException {
        write("trackyard.yaml", "tasks: [broken");

        Typed written = init("--force", "--json");

        assertThat(written.status()).isZero();
        DocumentSchema.of("init").accepts(written.out());
        assertThat(written.out()).contains("\"backup\" : \"trackyard.yaml.bak\"");
        assertThat(Files.readString(repository.resolve("trackyard.yaml.bak"))).isEqualTo("tasks: [broken");
    }

    @Test
    void outsideOfARepositoryThereIsNothingToWriteFor(@TempDir Path elsewhere) throws IOException {
        assertThat(Typed.at(elsewhere, "init").status()).isEqualTo(2);
        assertThat(elsewhere).isEmptyDirectory();
    }

    private Typed init(String... options) {
        return Typed.at(
                repository, Stream.concat(Stream.of("init"), Stream.of(options)).toArray(String[]::new));
    }

    private Path file() {
        return repository.resolve("trackyard.yaml");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(repository.resolve(name), text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(repository)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
