package io.trackyard.worker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits until there has been nothing to do for a while, by the clock that never jumps: that of the day may be set meanwhile. */
final class Idleness {
    /** Within its limit something is looked at so often; what is begun and ended between two looks is not seen. */
    private static final int LOOKS = 30;

    private Idleness() {}

    /**
     * Returns when every look at {@code busy} within the limit, but at least the last, said no.
     *
     * @param nanos {@link System#nanoTime}
     */
    static void await(Duration limit, LongSupplier nanos, BooleanSupplier busy) throws InterruptedException {
        long lastBusy = nanos.getAsLong();
        while (true) {
            TimeUnit.NANOSECONDS.sleep(limit.dividedBy(LOOKS).toNanos());
            if (busy.getAsBoolean()) {
                lastBusy = nanos.getAsLong();
            } else if (nanos.getAsLong() - lastBusy >= limit.toNanos()) {
                return;
            }
        }
    }
}
