package io.trackyard.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How long work keeps a processor busy. Unlike the time on the wall it does not depend on what else a machine does. */
public final class ProcessorTime {
    private ProcessorTime() {}

    /** Does the work on this thread and returns what it took. */
    public static Duration of(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    }
}
