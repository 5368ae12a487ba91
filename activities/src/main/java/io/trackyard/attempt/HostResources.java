package io.trackyard.attempt;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a host has free for one more session. */
public final class HostResources {
    /** Memory, disk and room are asked again that often. */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(15);

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private final Path worktrees;

    /** {@code worktrees}: a directory on the file system that holds them. */
    public HostResources(Path worktrees) {
        this.worktrees = worktrees;
    }

    /**
     * Demands room for a session.
     *
     * @param ledger what travels with a no
     * @throws io.temporal.failure.ApplicationFailure with which the session's activity ends where there is too little
     */
    public void demand(Resources wanted, AttemptLedger ledger, Instant now) {
        Optional<String> shortage = shortage(wanted);
        if (shortage.isPresent()) {
            throw noRoom(ledger, now, shortage.get());
        }
    }

    /** With which an activity ends that finds no room for its session; {@code shortage}: why, in words */
    static ApplicationFailure noRoom(AttemptLedger ledger, Instant now, String shortage) {
        return TaskFailures.noRoom(ledger, now.plus(ASKED_AGAIN), shortage);
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
