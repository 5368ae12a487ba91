package io.trackyard.verify;

import io.trackyard.plan.Check;
import io.trackyard.policy.Containment;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs checks in a worktree, in order, up to the first that fails. */
public final class Checks {
    /** As a shell ends that cannot start what it is to start. */
    private static final int NOT_RUN = 126;

    private final CommandRunner runner;
    private final Path repository;
    private final Containment containment;

    /** {@code repository}: the directory that all its worktrees share. */
    public Checks(CommandRunner runner, Path repository, Containment containment) {
        this.runner = runner;
        this.repository = repository;
        this.containment = containment;
    }

    /**
     * @param worktree where the commands are run
     * @param environment all the variables they see
     * @param logs the directory that keeps what they print, made when absent
     * @return the check that failed, or empty when all passed
     */
    public Optional<CheckResult> firstFailure(
            List<Check> checks, Path worktree, Map<String, String> environment, Path logs) {
        return run(checks, worktree, environment, logs, CheckResult::passed).stream()
                .filter(result -> !result.passed())
                .findFirst();
    }

    /** How the checks came out, up to the first after which {@code goesOn} says no. */
    public List<CheckResult> run(
            List<Check> checks,
            Path worktree,
            Map<String, String> environment,
            Path logs,
            Predicate<CheckResult> goesOn) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            CheckResult result = run(check, worktree, environment, logs, results.size() + 1);
            results.add(result);
            if (!goesOn.test(result)) {
                break;
            }
        }
        return results;
    }

    private CheckResult run(Check check, Path worktree, Map<String, String> environment, Path logs, int number) {
        Path log = logs.resolve("check-" + number + ".log");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + logs, e);
        }
        Optional<Path> directory = directory(worktree, check);
        if (directory.isEmpty()) {
            return new CheckResult(
                    check, NOT_RUN, false, log, "there is no directory %s in it".formatted(check.directory()));
        }
        Map<String, String> variables = new TreeMap<>(environment);
        variables.putAll(check.environment());
        Command command = Command.shell(check.command())
                .in(directory.get())
                .withEnvironment(variables)
                .within(Duration.ofSeconds(check.seconds()))
                .printingAtMost(containment.output().checkBytes());
        CommandResult result = Sandbox.ofChecks(containment.sandbox())
                .run(command, worktree, repository, confined -> runner.run(confined, log));
        Secrets.of(variables).redact(log);
        if (result.printedTooMuch()) {
            String words =
                    "printed more than %d MiB".formatted(containment.output().checkMiB());
            say(log, "%n[trackyard: it %s, and was ended]%n".formatted(words));
            return new CheckResult(check, result.exitCode(), false, log, words);
        }
        String lack = result.exitCode() == check.expectation().exit() ? lack(check, log) : null;
        return new CheckResult(check, result.exitCode(), result.timedOut(), log, lack);
    }

    private static void say(Path log, String words) {
        try {
            Files.writeString(log, words, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + log, e);
        }
    }

    /** Where in a worktree a check is run; empty where that is not there, or a link leads out of the worktree. */
    public static Optional<Path> directory(Path worktree, Check check) {
        if (check.directory() == null) {
            return Optional.of(worktree);
        }
        try {
            Path real = worktree.resolve(check.directory()).toRealPath();
            return Files.isDirectory(real) && real.startsWith(worktree.toRealPath())
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static @Nullable String lack(Check check, Path log) {
        if (check.expectation().output() == null) {
            return null;
        }
        try (LogText text = LogText.of(log, StandardCharsets.UTF_8)) {
            return lack(check, text.lines());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** What of its output a check lacks that ended as it is to end; {@code null} where it is as expected. */
    public static @Nullable String lack(Check check, Stream<String> lines) {
        String output = check.expectation().output();
        if (output == null) {
            return null;
        }
        Pattern pattern = Pattern.compile(output);
        return lines.anyMatch(line -> pattern.matcher(line).find()) ? null : "no line of its output holds " + output;
    }
}
