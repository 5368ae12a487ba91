package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Check;
import io.trackyard.policy.Containment;
import io.trackyard.policy.OutputLimits;
import io.trackyard.policy.SandboxRules;
import io.trackyard.process.CommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksIT {
    private final Checks checks = new Checks(new CommandRunner(), Path.of("/nowhere"), Containment.DEFAULT);

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

    @Test
    void runsInADirectoryOfTheWorktreeWithVariablesOfItsOwn() throws Exception {
        Files.createDirectories(directory.resolve("web"));

        assertThat(run(new Check("pwd && echo $GREETING", 60, "web", Map.of("GREETING", "hi"), null)))
                .isEmpty();
        assertThat(Files.readString(directory.resolve("logs/check-1.log")))
                .isEqualTo(directory.toRealPath().resolve("web") + "\nhi\n");
    }

    @Test
    void failsACheckWhoseDirectoryIsGoneOrLeadsOutOfTheWorktree() throws Exception {
        Files.createSymbolicLink(directory.resolve("out"), Path.of("/tmp"));

        for (String place : List.of("missing", "out")) {
            assertThat(run(new Check("touch reached", 60, place, Map.of(), null)))
                    .hasValueSatisfying(result -> assertThat(result.line())
                            .isEqualTo(
                                    "touch reached, in %s (there is no directory %s in it)".formatted(place, place)));
        }
    }

    @Test
    void passesByTheExitCodeAndTheOutputThatAreExpected() {
        assertThat(run(expecting("exit 3", 3, null))).isEmpty();
        assertThat(run(expecting("true", 3, null)))
                .hasValueSatisfying(result -> assertThat(result.line()).isEqualTo("true (exit 0)"));
        assertThat(run(expecting("echo no; echo 12 passed", 0, "^\\d+ passed$")))
                .isEmpty();
        assertThat(run(expecting("echo 12 failed", 0, "passed")))
                .hasValueSatisfying(result ->
                        assertThat(result.line()).isEqualTo("echo 12 failed (no line of its output holds passed)"));
    }

    @Test
    void keepsNoSecretInItsLogAndNothingElseOutOfIt() throws Exception {
        Check check = new Check(
                "echo \"with $MY_TOKEN and $NAME\"; echo plain; exit 1",
                60,
                null,
                Map.of("MY_TOKEN", "very-secret-words", "NAME", "Ada"),
                null);

        assertThat(run(check).orElseThrow().tail()).containsExactly("with [redacted] and Ada", "plain");
        assertThat(Files.readString(directory.resolve("logs/check-1.log")))
                .isEqualTo("with [redacted] and Ada\nplain\n");
    }

    @Test
    void failsACheckThatPrintsWithoutEndAndSaysSoInItsLog() throws Exception {
        Checks tight = new Checks(
                new CommandRunner(),
                Path.of("/nowhere"),
                new Containment(new OutputLimits(1, 1, OutputLimits.NoisySession.TRIM), SandboxRules.NONE));

        Optional<CheckResult> failed = tight.firstFailure(
                List.of(new Check("yes", 60)),
                directory,
                Map.of("PATH", System.getenv("PATH")),
                directory.resolve("logs"));

        assertThat(failed).hasValueSatisfying(result -> {
            assertThat(result.line()).isEqualTo("yes (printed more than 1 MiB)");
            assertThat(result.tail()).contains("y").endsWith("[trackyard: it printed more than 1 MiB, and was ended]");
        });
        assertThat(Files.size(directory.resolve("logs/check-1.log"))).isBetween(1L << 20, (1L << 20) + 100);
    }

    private static Check expecting(String command, int exit, String output) {
        return new Check(command, 60, null, Map.of(), new Check.Expectation(exit, output));
    }

    private Optional<CheckResult> run(Check... each) {
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "GREETING", "hello");
        return checks.firstFailure(List.of(each), directory, environment, directory.resolve("logs"));
    }
}
