package io.trackyard.process;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a program that is trusted to leave nothing behind, such as git, and waits for it. It gets neither a session nor a
 * tag of its own and nothing is swept up after it, which makes it some milliseconds quicker than a {@link CommandRunner}.
 */
public final class ShortRunner {
    /** git removes its locks and half-made worktrees when it is asked to end, and leaves them when it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** How often whoever looks on is told that it still runs. */
    private static final Duration TICK = Duration.ofMillis(250);

    /**
     * Runs the command to its end, or ends it at its time limit.
     *
     * @throws io.trackyard.problem.ProblemException when the program or the directory is missing
     * @throws CommandInterruptedException when this thread is interrupted; the command was ended then
     */
    public CommandResult run(Command command) {
        return run(command, soFar -> {});
    }

    /** As {@link #run(Command)}; {@code whileItRuns} is told the time so far, several times a second. */
    public CommandResult run(Command command, Consumer<Duration> whileItRuns) {
        long start = System.nanoTime();
        Process process = start(command);
        Drain stdout = Drain.start(process.getInputStream(), "stdout of " + process.pid());
        Drain stderr = Drain.start(process.getErrorStream(), "stderr of " + process.pid());
        feed(process, command.input());
        try {
            boolean ended = await(process, command.limit(), whileItRuns);
            if (!ended) {
                end(process);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new CommandResult(command, process.waitFor(), stdout.bytes(), stderr.bytes(), !ended, took);
        } catch (InterruptedException interrupted) {
            end(process);
            Thread.currentThread().interrupt();
            throw new CommandInterruptedException(command, interrupted);
        }
    }

    private static Process start(Command command) {
        List<String> arguments = new ArrayList<>(command.arguments());
        arguments.set(0, Programs.require(command).toString());
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(command.directory().toAbsolutePath().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        return Detachment.begin(builder, command);
    }

    private static boolean await(Process process, Duration limit, Consumer<Duration> whileItRuns)
            throws InterruptedException {
        long start = System.nanoTime();
        Duration soFar = Duration.ZERO;
        while (soFar.compareTo(limit) < 0) {
            Duration left = limit.minus(soFar);
            if (process.waitFor(Math.min(TICK.toMillis(), Math.max(1, left.toMillis())), TimeUnit.MILLISECONDS)) {
                return true;
            }
            soFar = Duration.ofNanos(System.nanoTime() - start);
            whileItRuns.accept(soFar);
        }
        return false;
    }

    /** On a thread of its own where there is input: a program that writes before it reads would block both sides. */
    private static void feed(Process process, byte[] input) {
        if (input.length == 0) {
            write(process, input);
        } else {
            Thread writer = new Thread(() -> write(process, input), "stdin of " + process.pid());
            writer.setDaemon(true);
            writer.start();
        }
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException endedEarly) {
            // It did not want all of its input: its status and its last words say why.
        }
    }

    private static void end(Process process) {
        process.destroy();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        process.destroyForcibly();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
