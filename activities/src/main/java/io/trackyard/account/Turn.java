package io.trackyard.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** A turn that one of all workers of a host has at a time: the lock of a file, and within this one a lock of its own. */
public final class Turn implements AutoCloseable {
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final ReentrantLock lock;
    private final FileChannel file;

    private Turn(ReentrantLock lock, FileChannel file) {
        this.lock = lock;
        this.file = file;
    }

    static Turn take(Path path) throws InterruptedException {
        ReentrantLock lock = LOCKS.computeIfAbsent(path, unseen -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return new Turn(lock, locked(path));
        } catch (IOException e) {
            lock.unlock();
            throw new UncheckedIOException("cannot lock " + path, e);
        } catch (RuntimeException e) {
            lock.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            file.lock(); // given back by the kernel where this process dies
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
