package io.trackyard.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** How a command ended and what it said. */
public final class CommandResult {
    private static final int LAST_LINES = 20;

    private final Command command;
    private final int exitCode;
    private final byte[] stdout;
    private final byte[] stderr;
    private final CommandEnd end;
    private final Duration duration;

    CommandResult(Command command, int exitCode, byte[] stdout, byte[] stderr, CommandEnd end, Duration duration) {
        this.command = command;
        this.exitCode = exitCode;
        this.stdout = stdout;
        this.stderr = stderr;
        this.end = end;
        this.duration = duration;
    }

    public Command command() {
        return command;
    }

    /** The exit code; 128 and the signal's number for one that was ended, as at its time limit. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether it ended by itself with exit code 0. */
    public boolean succeeded() {
        return exitCode == 0 && end == CommandEnd.OF_ITS_OWN;
    }

    /** Whether its time limit ended it. */
    public boolean timedOut() {
        return end == CommandEnd.TIME_IS_UP;
    }

    /** Whether it printed more than it may, and was ended for that. */
    public boolean printedTooMuch() {
        return end == CommandEnd.PRINTED_TOO_MUCH;
    }

    /** From the start to the end, measured by a clock that no time correction moves. */
    public Duration duration() {
        return duration;
    }

    /** Standard output, as UTF-8; of a command that wrote into a file, the last 64 KiB of the file. */
    public String stdout() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    /** Standard output as it is, for what is not text. */
    public byte[] stdoutBytes() {
        return stdout.clone();
    }

    /** Standard error, as UTF-8; empty for a command that wrote into a file. */
    public String stderr() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    /** The same result with both outputs as the rewriting leaves them. */
    public CommandResult rewritten(UnaryOperator<String> rewriting) {
        return new CommandResult(
                command,
                exitCode,
                rewriting.apply(stdout()).getBytes(StandardCharsets.UTF_8),
                rewriting.apply(stderr()).getBytes(StandardCharsets.UTF_8),
                end,
                duration);
    }

    /** The last lines a person would look at: those of standard error, or of standard output where there are none. */
    public List<String> lastLines() {
        String text = stderr().isBlank() ? stdout() : stderr();
        List<String> lines = text.strip().lines().toList();
        return List.copyOf(lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /**
     * This result, where the command succeeded.
     *
     * @throws CommandFailedException where it did not
     */
    public CommandResult orThrow() {
        if (!succeeded()) {
            throw new CommandFailedException(this);
        }
        return this;
    }
}
