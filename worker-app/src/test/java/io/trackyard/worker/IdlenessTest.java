package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdlenessTest {
    private static final Duration LIMIT = Duration.ofMillis(30);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private int looks;

    @Test
    void isReachedOnceNothingWasSeenForTheTimeByTheClockThatNeverJumps() throws InterruptedException {
        Idleness.await(LIMIT, nanos::get, () -> seenAt(5));

        assertThat(looks).as("looks, a tenth of the limit apart").isEqualTo(15);
    }

    @Test
    void isReachedAtOnceByNoClockThatStands() throws InterruptedException {
        Idleness.await(LIMIT, () -> looks < 100 ? 0 : LIMIT.toNanos(), () -> {
            looks++;
            return false;
        });

        assertThat(looks).isEqualTo(100);
    }

    /** Each look takes a tenth of the limit; something is seen up to the one of that number. */
    private boolean seenAt(int last) {
        looks++;
        nanos.addAndGet(LIMIT.toNanos() / 10);
        return looks <= last;
    }
}
