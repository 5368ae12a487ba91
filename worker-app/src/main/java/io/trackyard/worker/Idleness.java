package io.trackyard.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until there has been nothing to do for a while. */
final class Idleness {
    /** Within its limit something is looked at so often; what is begun and ended between two looks is not seen. */
    private static final int LOOKS = 30;

    private Idleness() {}

    /** Returns when every look at {@code busy} within the limit, but at least the last, said no. */
    static void await(Duration limit, InstantSource time, BooleanSupplier busy) throws InterruptedException {
        Instant lastBusy = time.instant();
        while (true) {
            TimeUnit.NANOSECONDS.sleep(limit.dividedBy(LOOKS).toNanos());
            if (busy.getAsBoolean()) {
                lastBusy = time.instant();
            } else if (!time.instant().isBefore(lastBusy.plus(limit))) {
                return;
            }
        }
    }
}
