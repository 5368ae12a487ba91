package io.trackyard.server;

import io.trackyard.config.Directories;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one at a time, among the commands of a user, fetch the program or start the server. Ends with its process, however
 * that ends. The file stays: removing it would let two in.
 */
final class ServerLock {

    private static final Duration POLL = Duration.ofMillis(50);

    private ServerLock() {}

    /**
     * Waits for the lock and acts under it.
     *
     * @return what the action does
     * @throws io.trackyard.problem.ProblemException with code {@code server-busy} if it is held for longer than the limit
     */
    static <T> T holding(Path file, Duration limit, Supplier<T> action) {
        Directories.create(file.toAbsolutePath().getParent());
        // Open until the lock is ours and the action done: closing any channel of a file drops this process's locks on
        // it.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Deadline deadline = Deadline.in(limit);
            while (attempt(channel) == null) {
                if (deadline.isOver() || !deadline.pause(POLL)) {
                    throw busy(file, limit);
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

    private static RuntimeException busy(Path file, Duration limit) {
        return Problem.of(Fault.SERVER, "server-busy")
                .what("another command has been busy with the Temporal server for %d s", limit.toSeconds())
                .why("it holds %s", file)
                .remedy("fuser -v " + file, "see which it is")
                .exception();
    }
}
