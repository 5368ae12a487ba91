package io.trackyard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {

    @Test
    void followsTheVariablesOfTheSpecification() {
        Directories directories = Directories.of(
                Map.of("XDG_CACHE_HOME", "/c", "XDG_STATE_HOME", "/s", "XDG_CONFIG_HOME", "/f", "HOME", "/home/ada"));

        assertThat(directories)
                .isEqualTo(new Directories(Path.of("/c/trackyard"), Path.of("/s/trackyard"), Path.of("/f/trackyard")));
    }

    @Test
    void fallsBackToHomeWhereAVariableIsMissingEmptyOrRelative() {
        Directories directories =
                Directories.of(Map.of("XDG_CACHE_HOME", "", "XDG_STATE_HOME", "state", "HOME", "/home/ada"));

        assertThat(directories)
                .isEqualTo(new Directories(
                        Path.of("/home/ada/.cache/trackyard"),
                        Path.of("/home/ada/.local/state/trackyard"),
                        Path.of("/home/ada/.config/trackyard")));
    }

    @Test
    void saysWhatToSetWhereThereIsNoHome() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Directories.of(Map.of()))
                .withMessageContaining("neither XDG_CACHE_HOME nor HOME is set");
    }

    @Test
    void createsDirectoriesForTheirOwnerAlone(@TempDir Path directory) throws IOException {
        Path created = Directories.create(directory.resolve("state/trackyard"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(created)))
                .isEqualTo("rwx------");
        assertThat(Directories.create(created)).isEqualTo(created);
    }
}
