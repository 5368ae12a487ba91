package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Check;
import io.trackyard.process.CommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksIT {
    private final Checks checks = new Checks(new CommandRunner());

    @TempDir
    private Path directory;

    @Test
    void runsInTheWorktreeWithTheGivenEnvironmentOnly() throws Exception {
        Optional<CheckResult> failed = run(Check.of("pwd && echo \"$GREETING ${HOME:-homeless}\""));

        assertThat(failed).isEmpty();
        assertThat(Files.readString(directory.resolve("logs/check-1.log")))
                .isEqualTo(directory.toRealPath() + "\nhello homeless\n");
    }

    @Test
    void stopsAtTheFirstThatFailsAndKeepsItsOutput() {
        Optional<CheckResult> failed =
                run(Check.of("true"), Check.of("echo no >&2; exit 3"), Check.of("touch reached"));

        assertThat(failed).hasValueSatisfying(result -> {
            assertThat(result.line()).isEqualTo("echo no >&2; exit 3 (exit 3)");
            assertThat(result.tail()).containsExactly("no");
        });
        assertThat(directory.resolve("reached")).doesNotExist();
    }

    @Test
    void failsACheckThatTakesTooLong() {
        Optional<CheckResult> failed = run(new Check("sleep 60", 1));

        assertThat(failed)
                .hasValueSatisfying(result -> assertThat(result.line()).isEqualTo("sleep 60 (took longer than 1 s)"));
    }

    private Optional<CheckResult> run(Check... each) {
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "GREETING", "hello");
        return checks.firstFailure(List.of(each), directory, environment, directory.resolve("logs"));
    }
}
