package io.trackyard.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which process is meant, beyond the reuse of its pid and a restart of the machine. Written to files as JSON and compared
 * later, also by other processes.
 *
 * @param pid its number, as seen in {@code pidNamespace}
 * @param start its start time as the system gives it, compared as text: ticks of 10 ms since boot on Linux, {@code ps}'s
 *     {@code lstart} elsewhere. Never converted to a time of day, which moves with the clock
 * @param bootId the start of the machine it belongs to
 * @param pidNamespace the container it belongs to; empty where there are none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProcessIdentity(long pid, String start, String bootId, String pidNamespace) {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final ProcessTable TABLE = ProcessTable.ofThisMachine();

    /** What a process sees of its machine and its container stays what it is as long as the process lives. */
    private static final class Here {
        static final String BOOT_ID = TABLE.bootId();
        static final String PID_NAMESPACE = TABLE.pidNamespace();
    }

    /** A file of another release that lacks a part names no process at all. */
    public ProcessIdentity {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(bootId, "bootId");
        Objects.requireNonNull(pidNamespace, "pidNamespace");
    }

    /** The identity of a process that runs now; empty where it does not, or has ended and was not yet collected. */
    public static Optional<ProcessIdentity> of(long pid) {
        return TABLE.find(pid).filter(ProcessEntry::alive).map(ProcessIdentity::of);
    }

    /** The identity of this very process. */
    public static ProcessIdentity ofThisProcess() {
        long self = ProcessHandle.current().pid();
        return of(self).orElseThrow(() -> new IllegalStateException("this process is not in the process table"));
    }

    static ProcessIdentity of(ProcessEntry entry) {
        return new ProcessIdentity(entry.pid(), entry.start(), Here.BOOT_ID, Here.PID_NAMESPACE);
    }

    /**
     * Whether the process still runs, as far as this process can see: one of another boot or another container is not
     * alive here. A zombie is dead.
     */
    @JsonIgnore
    public boolean isAlive() {
        return TABLE.find(pid)
                .filter(entry -> entry.alive() && entry.start().equals(start))
                .filter(entry -> bootId.equals(Here.BOOT_ID) && pidNamespace.equals(Here.PID_NAMESPACE))
                .isPresent();
    }

    /**
     * Whether it is held in place by a signal: itself, or the program that it is just starting. A shell waits for that one
     * to begin, uninterruptibly, and does not see the signal that reached both before it goes on.
     */
    @JsonIgnore
    public boolean isStopped() {
        return isAlive()
                && TABLE.find(pid)
                        .filter(entry -> entry.stopped() || entry.uninterruptible() && startsWhatIsStopped())
                        .isPresent();
    }

    private boolean startsWhatIsStopped() {
        return TABLE.all().stream().anyMatch(other -> other.parent() == pid && other.stopped());
    }

    /**
     * Ends this very process and no other with its number: asks first, kills after the grace. What it started is not
     * touched. An interrupt of this thread ends the waiting, not the process.
     *
     * @return whether it was alive
     */
    public boolean end(Duration grace) {
        if (!isAlive()) {
            return false;
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            while (isAlive() && System.nanoTime() < deadline) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        return true;
    }
}
