package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.CommandRunner;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.verify.BugScan.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program that takes the place of ubs, and sees what ubs would see. */
class BugScanIT {
    @TempDir
    private Path directory;

    @Test
    void seesWhatIsAboutToBeCommittedWhateverTheSessionHasStaged() throws IOException {
        ScratchRepository repository = ScratchRepository.in(directory.resolve("repository"));
        repository.write("kept", "a\n").commit("Begin");
        repository.write("staged", "b\n");
        repository.git("add", "staged");
        repository.write("new", "c\n");
        Path index = directory.resolve("index");
        Files.copy(repository.path().resolve(".git/index"), index);
        String path = ubs("echo \"$@\"; git diff --cached --name-only; exit 1");

        repository.git("rm", "-q", "--cached", "staged");
        Verdict verdict = new BugScan(new CommandRunner())
                .scan(repository.path(), index, Map.of("PATH", path), directory.resolve("logs"));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Bugs.class, bugs -> assertThat(bugs.log()).containsExactly("--staged", "staged"));
    }

    @Test
    void isContentWithoutCriticalFindings() throws IOException {
        assertThat(scan("echo 3 warnings")).isInstanceOf(Verdict.Clean.class);
    }

    @Test
    void holdsNothingAgainstAnAttemptWhereItCannotScan() throws IOException {
        assertThat(scan("exit 2")).isEqualTo(new Verdict.Unknown("ubs could not scan (exit 2)"));
        assertThat(scan("sleep 60")).isEqualTo(new Verdict.Unknown("ubs took longer than 1 s"));
    }

    @Test
    void saysSoWhereItIsNotInstalled() {
        assertThat(scanWith(directory.toString())).isEqualTo(new Verdict.Unknown("ubs is not on PATH"));
    }

    private Verdict scan(String script) throws IOException {
        return scanWith(ubs(script));
    }

    private Verdict scanWith(String path) {
        return new BugScan(new CommandRunner(), Duration.ofSeconds(1))
                .scan(directory, directory.resolve("index"), Map.of("PATH", path), directory.resolve("logs"));
    }

    private String ubs(String script) throws IOException {
        Path program = Files.createDirectories(directory.resolve("bin")).resolve("ubs");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program.getParent() + ":" + System.getenv("PATH");
    }
}
