package io.trackyard.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's settings are written over. */
class SettingsFileTest {
    @TempDir
    private Path root;

    private SettingsFile file;

    @BeforeEach
    void begin() {
        file = new SettingsFile(root);
    }

    @Test
    void isWrittenWhereThereIsNone() throws IOException {
        assertThat(file.write("barrier: none\n", false)).isEmpty();

        assertThat(Files.readString(file.path())).isEqualTo("barrier: none\n");
        assertThat(names()).containsExactly("trackyard.yaml");
    }

    @Test
    void oneThatIsThereStaysAsItIs() throws IOException {
        byte[] old = {'a', 0, (byte) 0xff};
        Files.write(file.path(), old);

        assertThatThrownBy(() -> file.write("new\n", false)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo("file-exists");
            assertThat(refused.problem().file()).isEqualTo("trackyard.yaml");
            assertThat(refused.problem().remedies().toString()).contains("--force", "trackyard.yaml.bak");
        });

        assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
        assertThat(names()).containsExactly("trackyard.yaml");
    }

    @Test
    void oneThatIsReplacedIsKeptWhateverItHeld() throws IOException {
        byte[] old = {'a', 0, (byte) 0xff};
        Files.write(file.path(), old);
        Files.writeString(root.resolve("trackyard.yaml.bak"), "an older one");

        assertThat(file.write("new\n", true)).contains("trackyard.yaml.bak2");

        assertThat(Files.readString(file.path())).isEqualTo("new\n");
        assertThat(Files.readString(root.resolve("trackyard.yaml.bak"))).isEqualTo("an older one");
        assertThat(Files.readAllBytes(root.resolve("trackyard.yaml.bak2"))).isEqualTo(old);
        assertThat(names()).containsExactly("trackyard.yaml", "trackyard.yaml.bak", "trackyard.yaml.bak2");
    }

    @Test
    void aDirectoryOrALinkToNothingIsLeftAloneAlsoByForce() throws IOException {
        Files.createSymbolicLink(file.path(), root.resolve("nowhere"));
        assertThatThrownBy(() -> file.write("new\n", true)).isInstanceOf(ProblemException.class);
        assertThat(names()).containsExactly("trackyard.yaml");

        Files.delete(file.path());
        Files.createDirectory(file.path());
        assertThatThrownBy(() -> file.write("new\n", true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().remedies().toString())
                                .doesNotContain("--force"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
