package io.trackyard.verify;

import io.trackyard.policy.OutputLimits;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Has {@code ubs} look at what is about to be committed, where it is installed: the Ultimate Bug Scanner, which users of
 * beads run before every commit. It finds bugs by rules and knows no task, so that it judges beside the checks.
 */
public final class BugScan {
    /** The program, as it is looked for on PATH. */
    public static final String PROGRAM = "ubs";

    /** As long as any check may take. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final long MOST_BYTES = OutputLimits.DEFAULT.checkBytes();

    /** What ubs ends with where it found something critical. */
    private static final int CRITICAL = 1;

    private final CommandRunner runner;
    private final Duration limit;

    public BugScan(CommandRunner runner) {
        this(runner, LIMIT);
    }

    BugScan(CommandRunner runner, Duration limit) {
        this.runner = runner;
        this.limit = limit;
    }

    /** What came of it. */
    public sealed interface Verdict {
        /** Nothing critical is in the way. */
        record Clean() implements Verdict {}

        /**
         * The attempt has failed.
         *
         * @param log the end of what it said
         */
        record Bugs(List<String> log) implements Verdict {}

        /**
         * Nothing was found out, which is held against nobody.
         *
         * @param why in one line, for people
         */
        record Unknown(String why) implements Verdict {}
    }

    /**
     * Scans the files that an index has otherwise than HEAD.
     *
     * @param worktree where those files lie
     * @param index what is about to be committed: a session's own index need not hold it
     * @param environment all the variables it sees, but for the index
     * @param logs the directory that keeps what it says, made when absent
     */
    public Verdict scan(Path worktree, Path index, Map<String, String> environment, Path logs) {
        if (Programs.find(PROGRAM, worktree, environment).isEmpty()) {
            return new Verdict.Unknown("ubs is not on PATH");
        }
        CommandResult result = runner.run(
                Command.of(PROGRAM, "--staged")
                        .in(worktree)
                        .withEnvironment(environment)
                        .withVariable("GIT_INDEX_FILE", index.toAbsolutePath().toString())
                        .within(limit)
                        .printingAtMost(MOST_BYTES),
                logFile(logs));
        Secrets.of(environment).redact(logFile(logs));
        if (result.timedOut()) {
            return new Verdict.Unknown("ubs took longer than " + limit.toSeconds() + " s");
        }
        if (result.printedTooMuch()) {
            return new Verdict.Unknown("ubs printed without end");
        }
        return switch (result.exitCode()) {
            case 0 -> new Verdict.Clean();
            case CRITICAL -> new Verdict.Bugs(OutputTail.of(logFile(logs)));
            default -> new Verdict.Unknown("ubs could not scan (exit " + result.exitCode() + ")");
        };
    }

    private static Path logFile(Path logs) {
        try {
            return Files.createDirectories(logs).resolve("ubs.log");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + logs, e);
        }
    }
}
