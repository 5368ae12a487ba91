package io.trackyard.attempt;

import io.trackyard.policy.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a host has free for one more session. */
public final class HostResources {
    /** Memory, disk and room are asked again that often. */
    static final Duration ASKED_AGAIN = Duration.ofSeconds(15);

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private final Path worktrees;

    /** {@code worktrees}: a directory on the file system that holds them. */
    public HostResources(Path worktrees) {
        this.worktrees = worktrees;
    }

    /** What there is too little of, in words; empty when a session may start. */
    public Optional<String> shortage(Resources wanted) {
        long disk = freeDiskMiB();
        if (disk < wanted.minFreeDiskMiB()) {
            return Optional.of(
                    "%d MiB free on the disk of %s, %d wanted".formatted(disk, worktrees, wanted.minFreeDiskMiB()));
        }
        Optional<Long> memory = freeMemoryMiB();
        return memory.filter(free -> free < wanted.minFreeMemoryMiB())
                .map(free -> "%d MiB of memory free, %d wanted".formatted(free, wanted.minFreeMemoryMiB()));
    }

    private long freeDiskMiB() {
        try {
            return Files.getFileStore(worktrees).getUsableSpace() >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the free space of " + worktrees, e);
        }
    }

    /** Known on Linux alone; elsewhere memory is not a reason to wait. */
    private static Optional<Long> freeMemoryMiB() {
        if (!Files.isReadable(MEMORY)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(MEMORY);
            return lines.stream()
                    .filter(line -> line.startsWith(AVAILABLE))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
