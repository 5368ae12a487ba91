package io.trackyard.process;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a command and waits for it. Every command gets a session and a tag of its own, so that at its limits of time and
 * output, and when the waiting thread is interrupted, everything it started is ended with it.
 */
public final class CommandRunner {
    private static final int TAIL_BYTES = 64 * 1024;

    /**
     * Runs the command and keeps both outputs in memory. What it leaves behind is ended: nothing may touch a worktree, or
     * hold an output open, after the command that started it.
     *
     * @return how it ended, also where it failed or one of its limits ended it
     * @throws io.trackyard.problem.ProblemException when the program or the directory is missing
     * @throws CommandInterruptedException when this thread is interrupted
     */
    public CommandResult run(Command command) {
        return run(command, soFar -> {});
    }

    /** As {@link #run(Command)}; {@code whileItRuns} is told the time so far, several times a second. */
    public CommandResult run(Command command, Consumer<Duration> whileItRuns) {
        RunningCommand running = RunningCommand.start(command, false);
        Process process = running.process();
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        long most = command.mostPrinted();
        List<Drain> drains = List.of(
                Drain.start(process.getInputStream(), stdout, most, "stdout of " + process.pid()),
                Drain.start(process.getErrorStream(), stderr, most, "stderr of " + process.pid()));
        CommandEnd end = running.await(drains, whileItRuns);
        return running.result(stdout.toByteArray(), stderr.toByteArray(), end);
    }

    /**
     * Runs the command with both outputs merged into the file, for output that may be long. As {@link #run(Command)}
     * otherwise.
     *
     * @param output is created, or overwritten; it never grows beyond what the command may print
     */
    public CommandResult run(Command command, Path output) {
        try (OutputStream file = new FileOutputStream(output.toFile())) {
            RunningCommand running = RunningCommand.start(command, true);
            Process process = running.process();
            Drain drain =
                    Drain.start(process.getInputStream(), file, command.mostPrinted(), "output of " + process.pid());
            CommandEnd end = running.await(List.of(drain), soFar -> {});
            return running.result(tail(output), new byte[0], end);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] tail(Path file) {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, opened.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (opened.length() - from)];
            opened.seek(from);
            opened.readFully(bytes);
            return bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
