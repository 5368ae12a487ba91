package io.trackyard.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Which process a server is, so that another one with the same number is never taken for it or signalled.
 *
 * @param pid its number
 * @param start when it started: on Linux the ticks since boot of {@code /proc/PID/stat}, which never change, elsewhere
 *     the milliseconds since 1970 that the system names
 * @param boot the machine's boot, where it has an id
 */
public record ServerProcess(long pid, long start, String boot) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int AFTER_NAME = 3;
    private static final int START_FIELD = 22;
    private static final Duration POLL = Duration.ofMillis(50);

    /** The process with this number now; a dead one if there is none. */
    static ServerProcess of(long pid) {
        return new ServerProcess(pid, startOf(pid), bootId());
    }

    /** Whether this very process runs. */
    public boolean isAlive() {
        return start >= 0 && equals(of(pid));
    }

    /**
     * Ends it: asks first, kills after the grace.
     *
     * @return whether it was alive
     */
    boolean end(Duration grace) {
        if (!isAlive()) {
            return false;
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        Deadline deadline = Deadline.in(grace);
        while (isAlive() && !deadline.isOver() && deadline.pause(POLL)) {
            // waits
        }
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        return true;
    }

    /** Of a process that is gone, or dead and not yet collected: -1. */
    private static long startOf(long pid) {
        Path stat = Path.of("/proc", String.valueOf(pid), "stat");
        try {
            String text = Files.readString(stat);
            // The second field is the program's name in brackets, and may hold blanks and brackets itself.
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            boolean dead = fields[0].equals("Z") || fields[0].equals("X");
            return dead ? -1 : Long.parseLong(fields[START_FIELD - AFTER_NAME]);
        } catch (IOException noSuchFile) {
            return Files.exists(BOOT_ID) ? -1 : startByHandle(pid);
        }
    }

    private static long startByHandle(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(-1L);
    }

    private static String bootId() {
        try {
            return Files.exists(BOOT_ID) ? Files.readString(BOOT_ID).strip() : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
