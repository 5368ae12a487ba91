package io.trackyard.config;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one at a time, among the commands of a user, do something. Ends with its process, however that ends. The file
 * stays: removing it would let two in.
 */
public final class CommandLock {
    private static final Duration POLL = Duration.ofMillis(50);

    private CommandLock() {}

    /**
     * Waits for the lock and acts under it.
     *
     * @param what another command would be busy with: {@code "the Temporal server"}
     * @return what the action does
     * @throws io.trackyard.problem.ProblemException with code {@code busy} if it is held for longer than the limit
     */
    public static <T> T holding(Path file, String what, Duration limit, Supplier<T> action) {
        Directories.create(file.toAbsolutePath().getParent());
        // Open until the lock is ours and the action done: closing any channel of a file drops this process's locks on
        // it.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long deadline = System.nanoTime() + limit.toNanos();
            while (attempt(channel) == null) {
                if (System.nanoTime() > deadline || !pause()) {
                    throw busy(file, what, limit);
                }
            }
            return action.get();
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot lock " + file, cause);
        }
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByAnotherThread) {
            return null;
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RuntimeException busy(Path file, String what, Duration limit) {
        return Problem.of(Fault.ENVIRONMENT, "busy")
                .what("another command has been busy with %s for %d s", what, limit.toSeconds())
                .why("it holds %s", file)
                .remedy("fuser -v " + file, "see which it is")
                .exception();
    }
}
