package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayThereTest {
    @TempDir
    Path root;

    private Path home;
    private Path repository;

    @BeforeEach
    void makeAHomeAndARepository() throws IOException {
        root = root.toRealPath();
        home = Files.createDirectory(root.resolve("home"));
        Files.createFile(
                home.resolve("trackyard"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        repository = Files.createDirectories(root.resolve("my work/src")).getParent();
    }

    @Test
    void isNoneInTheRepositoryWithTheProgramOnThePath() {
        WayThere way = from(repository.resolve("src"), "/nowhere:" + home);

        assertThat(way.commands()).isEmpty();
        assertThat(way.option()).isEmpty();
    }

    @Test
    void namesTheRepositoryFromElsewhere() {
        WayThere way = from(root, home.toString());

        assertThat(way.commands()).containsExactly("cd '%s'".formatted(repository));
        assertThat(way.option()).isEqualTo(" --repo '%s'".formatted(repository));
    }

    @Test
    void putsTheProgramOnThePathWhereItIsNot() {
        assertThat(from(repository, "/nowhere").commands()).containsExactly("PATH=\"$PATH\":" + home);
    }

    private WayThere from(Path directory, String path) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new WayThere(
                new Surroundings(
                        Map.of("PATH", path),
                        directory,
                        home,
                        nowhere,
                        nowhere,
                        InputStream.nullInputStream(),
                        new Surroundings.Terminal(false, false, false),
                        InstantSource.fixed(Instant.EPOCH)),
                repository);
    }
}
