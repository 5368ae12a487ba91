package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEnvironmentTest {
    private static final Map<String, String> SHELL = Map.of(
            "PATH", "/bin", "HOME", "/home/ada", "LC_ALL", "C.UTF-8", "API_KEY", "secret", "AWS_TOKEN", "secret too");

    @TempDir
    private Path directory;

    @Test
    void takesTheFewThatEveryCommandNeedsAndThoseThatAreNamed() {
        assertThat(RunEnvironment.of(SHELL, List.of("API_KEY", "ABSENT")).variables())
                .isEqualTo(Map.of("PATH", "/bin", "HOME", "/home/ada", "LC_ALL", "C.UTF-8", "API_KEY", "secret"));
    }

    @Test
    void isReadBackFromAFileThatOnlyItsUserCanRead() throws IOException {
        Path file = directory.resolve("run/environment.json");
        RunEnvironment.of(SHELL, List.of("API_KEY")).write(file);
        RunEnvironment.of(SHELL, List.of()).write(file);

        assertThat(RunEnvironment.read(file).variables()).containsOnlyKeys("PATH", "HOME", "LC_ALL");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(file.getParent().toFile().list()).containsExactly("environment.json");
    }

    @Test
    void isNotChangedThroughACopy() {
        RunEnvironment environment = RunEnvironment.of(SHELL, List.of());
        environment.variables().put("PATH", "/elsewhere");

        assertThat(environment.variables()).containsEntry("PATH", "/bin");
    }

    @Test
    void namesTheFileThatIsMissing() {
        Path file = directory.resolve("environment.json");

        ProblemException missing = catchThrowableOfType(ProblemException.class, () -> RunEnvironment.read(file));

        assertThat(missing.problem().code()).isEqualTo("no-environment");
        assertThat(missing.problem().why()).startsWith(file.toString());
    }
}
