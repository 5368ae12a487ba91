package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackyard.problem.ProblemException;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.PidNamespace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InPidNamespace
class CommandRunnerIT {
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Daemonises by a double fork, ignores TERM, and goes on for long. */
    private static final String STUBBORN = "trap '' TERM; (setsid sh -c 'trap \"\" TERM; sleep 300' &) ; sleep 300";

    private final CommandRunner runner = new CommandRunner();

    @TempDir
    Path directory;

    @Test
    void keepsBothOutputsAndTheExitCode() {
        CommandResult result = runner.run(Command.shell("echo out; echo err >&2; exit 7"));

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(result.timedOut()).isFalse();
    }

    @Test
    void givesTheCommandItsDirectoryItsInputAndOnlyItsVariables() throws Exception {
        CommandResult result = runner.run(Command.shell("pwd; cat; echo \" [$A] [$HOME]\"")
                .in(directory)
                .withVariable("A", "a")
                .withInput("text".getBytes(StandardCharsets.UTF_8)));

        assertThat(result.stdout()).isEqualTo(directory.toRealPath() + "\ntext [a] []\n");
    }

    @Test
    void drainsTwoLongOutputsAndALongInputAtOnce() {
        CommandResult result = runner.run(Command.shell("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; cat")
                .withInput(new byte[500_000]));

        assertThat(result.stdoutBytes()).hasSize(3_500_000);
        assertThat(result.stderr()).hasSize(3_000_000);
    }

    @Test
    void toleratesACommandThatDoesNotReadItsInput() {
        assertThat(runner.run(Command.of("true").withInput(new byte[500_000])).succeeded())
                .isTrue();
    }

    @Test
    void writesBothOutputsIntoAFileInTheirOrder() throws Exception {
        Path log = directory.resolve("log");

        CommandResult result = runner.run(Command.shell("echo one; echo two >&2; echo three; exit 1"), log);

        assertThat(Files.readString(log)).isEqualTo("one\ntwo\nthree\n");
        assertThat(result.lastLines()).containsExactly("one", "two", "three");
    }

    @Test
    void endsACommandThatPrintsWithoutEndAndKeepsNoMoreThanItMay() throws Exception {
        Path log = directory.resolve("log");

        CommandResult result = runner.run(
                Command.shell("trap '' PIPE TERM; while :; do yes; done").printingAtMost(100_000), log);

        assertThat(result.printedTooMuch()).isTrue();
        assertThat(result.timedOut()).isFalse();
        assertThat(result.succeeded()).isFalse();
        assertThat(Files.size(log)).isEqualTo(100_000);
        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void holdsNoMoreOfAnOutputInMemoryThanTheCommandMayPrint() {
        CommandResult much =
                runner.run(Command.shell("head -c 100001 /dev/zero >&2").printingAtMost(100_000));
        CommandResult enough =
                runner.run(Command.shell("head -c 100000 /dev/zero >&2").printingAtMost(100_000));

        assertThat(much.printedTooMuch()).isTrue();
        assertThat(much.stderr()).hasSize(100_000);
        assertThat(enough.succeeded()).isTrue();
    }

    @Test
    void saysWithAllFactsWhatFailed() {
        Command command = Command.shell("echo why >&2; exit 3").in(directory);

        assertThatThrownBy(() -> runner.run(command).orThrow())
                .isInstanceOfSatisfying(CommandFailedException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(3);
                    assertThat(failure.directory()).isEqualTo(directory);
                    assertThat(failure.lastLines()).containsExactly("why");
                })
                .hasMessageContaining("ended with exit code 3")
                .hasMessageEndingWith("\n  why");
    }

    @Test
    void namesAMissingProgramAndAMissingDirectory() {
        assertThatThrownBy(() -> runner.run(Command.of("no-such-program")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("program-missing"));
        assertThatThrownBy(() -> runner.run(Command.of("true").in(directory.resolve("gone"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("there is no directory");
    }

    @Test
    void leavesNothingAfterTheTimeLimit() throws Exception {
        CommandResult result = runner.run(Command.shell(STUBBORN).within(SHORT));

        assertThat(result.timedOut()).isTrue();
        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void letsACommandCleanUpAtItsTimeLimit() {
        Path lock = directory.resolve("lock");

        CommandResult result = runner.run(Command.shell("touch lock; trap 'rm lock; exit 1' TERM; sleep 300 & wait")
                .in(directory)
                .within(SHORT));

        assertThat(result.timedOut()).isTrue();
        assertThat(lock).doesNotExist();
    }

    @Test
    void leavesNothingWhenInterruptedAndKeepsTheFlag() throws Exception {
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                runner.run(Command.shell(STUBBORN));
            } catch (CommandInterruptedException expected) {
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        waiting.start();
        await().until(() -> PidNamespace.others().size() >= 3);

        waiting.interrupt();
        waiting.join();

        assertThat(flag).hasValue(true);
        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void endsWhatHoldsAnOutputOpenAfterTheCommand() throws Exception {
        CommandResult result = runner.run(Command.shell("echo out; sleep 300 &"));

        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void endsWhatACommandWithALogLeavesBehind() throws Exception {
        runner.run(Command.shell("(setsid sleep 300 &)"), directory.resolve("log"));

        assertThat(PidNamespace.others()).isEmpty();
    }
}
