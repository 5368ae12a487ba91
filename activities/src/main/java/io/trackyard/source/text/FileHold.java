package io.trackyard.source.text;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps other writers of Trackyard's away from a file, by a lock on {@code <file>.lock} beside it. The system frees it
 * with its process, however that ends. The lock's file is removed at the end, so that nothing is left in a person's
 * directory; who waited for it then finds that it is gone, and begins again with a new one.
 */
public final class FileHold {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** Ten seconds: a file is rewritten in milliseconds, and news wait for a while without harm. */
    private static final int MOST_LOOKS = 200;

    private FileHold() {}

    /**
     * Waits for the hold and acts under it.
     *
     * @return what the action does
     * @throws io.trackyard.problem.ProblemException {@code busy} where another has it for too long, {@code unwritable}
     *     where the directory cannot be written to
     */
    public static <T> T during(SourceFile file, Waiter waiter, Supplier<T> action) {
        try {
            Path real = file.path().toRealPath();
            Path lock = real.resolveSibling(real.getFileName() + ".lock");
            try (FileChannel held = taken(file, lock, waiter)) {
                return under(held, lock, action);
            }
        } catch (IOException failure) {
            throw FileReplacement.unwritable(file, failure);
        }
    }

    /** The file goes while the lock is held: nobody else can have it under this name. */
    private static <T> T under(FileChannel held, Path lock, Supplier<T> action) throws IOException {
        try {
            return action.get();
        } finally {
            if (held.isOpen()) {
                Files.deleteIfExists(lock);
            }
        }
    }

    private static FileChannel taken(SourceFile file, Path lock, Waiter waiter) throws IOException {
        int looks = 0;
        while (looks < MOST_LOOKS) {
            Object identity = made(lock);
            FileChannel channel = opened(lock);
            // Open as long as its name leads to it: to close it would free a lock that another thread has on it.
            while (looks++ < MOST_LOOKS && isStill(lock, identity)) {
                if (locked(channel) && isStill(lock, identity)) {
                    return channel;
                }
                waiter.await(BETWEEN_LOOKS);
            }
            channel.close();
        }
        throw busy(file, lock);
    }

    /** What tells the file apart from one made later under its name. */
    private static Object made(Path lock) throws IOException {
        try {
            Files.createFile(lock);
        } catch (FileAlreadyExistsException another) {
            // One file is locked by all.
        }
        return identity(lock).orElse(lock);
    }

    private static FileChannel opened(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Optional<Object> identity(Path lock) throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(lock, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }

    private static boolean isStill(Path lock, Object identity) throws IOException {
        return identity(lock).filter(identity::equals).isPresent();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByAnotherThread) {
            return false;
        }
    }

    private static RuntimeException busy(SourceFile file, Path lock) {
        return Problem.of(Fault.ENVIRONMENT, "busy")
                .what("another process of Trackyard's has been writing %s for too long", file.name())
                .why("it holds %s", lock)
                .remedy("fuser -v " + lock, "see which it is")
                .exception();
    }
}
