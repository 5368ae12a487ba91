package io.trackyard.process;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A command that was started, with what is needed to end everything it started. */
final class RunningCommand {
    /** How often whoever looks on is told that it still runs. */
    private static final Duration TICK = Duration.ofMillis(250);

    /** What a program gets to remove its lock files in, after it was asked to end. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Command command;
    private final Process process;
    private final Sweep sweep;
    private final long startedAt = System.nanoTime();

    private RunningCommand(Command command, Process process, Tag tag) {
        this.command = command;
        this.process = process;
        this.sweep = Sweep.of(tag).with(new ProcessGroup(process.pid()));
    }

    /** Starts it, with both outputs as two, or merged into one. */
    static RunningCommand start(Command command, boolean merged) {
        Tag tag = Tag.ofCommand(UUID.randomUUID().toString());
        ProcessBuilder builder = Detachment.prepare(command.tagged(tag)).redirectErrorStream(merged);
        RunningCommand running = new RunningCommand(command, Detachment.begin(builder, command), tag);
        running.feed();
        return running;
    }

    Process process() {
        return process;
    }

    /**
     * Waits for the end, brings it about at the limits of time and output, ends whatever else is left, and says what it
     * was.
     *
     * @param drains what takes its outputs in; they have them to the end when this returns
     * @param whileItRuns told the time so far, several times a second
     */
    CommandEnd await(List<Drain> drains, Consumer<Duration> whileItRuns) {
        try {
            boolean ended = awaitEnd(drains, whileItRuns);
            boolean late = !ended && drains.stream().noneMatch(Drain::hasStopped);
            if (!ended) {
                new ProcessGroup(process.pid()).send(Signal.TERM);
                process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (!ended || !command.leavesNothing()) {
                sweep.endAll();
            }
            process.waitFor();
            for (Drain drain : drains) {
                drain.await();
            }
            return end(drains, late);
        } catch (InterruptedException interrupted) {
            throw endInterrupted(interrupted);
        }
    }

    private CommandEnd end(List<Drain> drains, boolean late) {
        if (drains.stream().anyMatch(Drain::isBroken)) {
            throw Problem.of(Fault.ENVIRONMENT, "output-not-kept")
                    .what("what '%s' printed cannot be kept", command)
                    .remedy("see that the disk is not full")
                    .exception();
        }
        if (drains.stream().anyMatch(Drain::hasOverflowed)) {
            return CommandEnd.PRINTED_TOO_MUCH;
        }
        return late ? CommandEnd.TIME_IS_UP : CommandEnd.OF_ITS_OWN;
    }

    private boolean awaitEnd(List<Drain> drains, Consumer<Duration> whileItRuns) throws InterruptedException {
        Duration soFar = Duration.ZERO;
        while (soFar.compareTo(command.limit()) < 0) {
            Duration left = command.limit().minus(soFar);
            Duration look = left.compareTo(TICK) < 0 ? left : TICK;
            if (process.waitFor(look.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (drains.stream().anyMatch(Drain::hasStopped)) {
                return false;
            }
            soFar = Duration.ofNanos(System.nanoTime() - startedAt);
            whileItRuns.accept(soFar);
        }
        return false;
    }

    /** Ends all of it for a thread that is to wait no longer, and sets that thread's interrupt flag again. */
    private CommandInterruptedException endInterrupted(InterruptedException interrupted) {
        try {
            sweep.endAll();
        } finally {
            Thread.currentThread().interrupt();
        }
        return new CommandInterruptedException(command, interrupted);
    }

    CommandResult result(byte[] stdout, byte[] stderr, CommandEnd end) {
        Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
        return new CommandResult(command, process.exitValue(), stdout, stderr, end, duration);
    }

    private void feed() {
        byte[] input = command.input();
        if (input.length == 0) {
            write(input);
        } else {
            // A thread of its own: a command that writes before it reads would block both sides.
            Thread writer = new Thread(() -> write(input), "stdin of " + process.pid());
            writer.setDaemon(true);
            writer.start();
        }
    }

    private void write(byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException closed) {
            // The command did not want all of its input, or has ended: its exit code says what that means.
        }
    }
}
