package io.trackyard.verify;

import io.trackyard.plan.Check;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs checks in a worktree, in order, up to the first that fails. */
public final class Checks {
    private final CommandRunner runner;

    public Checks(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * @param worktree where the commands are run
     * @param environment all the variables they see
     * @param logs the directory that keeps what they print, made when absent
     * @return the check that failed, or empty when all passed
     */
    public Optional<CheckResult> firstFailure(
            List<Check> checks, Path worktree, Map<String, String> environment, Path logs) {
        return run(checks, worktree, environment, logs).stream()
                .filter(result -> !result.passed())
                .findFirst();
    }

    private List<CheckResult> run(List<Check> checks, Path worktree, Map<String, String> environment, Path logs) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            CheckResult result = run(check, worktree, environment, logs, results.size() + 1);
            results.add(result);
            if (!result.passed()) {
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
        CommandResult result = runner.run(
                Command.shell(check.command())
                        .in(worktree)
                        .withEnvironment(environment)
                        .within(Duration.ofSeconds(check.seconds())),
                log);
        return new CheckResult(check, result.exitCode(), result.timedOut(), log);
    }
}
