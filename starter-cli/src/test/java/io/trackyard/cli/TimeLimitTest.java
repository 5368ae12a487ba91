package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    /** The clock that never jumps begins anywhere, and may come to its end and begin anew. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);

    @Test
    void isOverWhenTheTimeHasPassedWhereverTheClockBegan() {
        TimeLimit limit = TimeLimit.of(Optional.of(Duration.ofSeconds(90)), nanos::get);

        assertThat(limit.isOver()).isFalse();
        nanos.addAndGet(Duration.ofSeconds(90).toNanos() - 1);
        assertThat(limit.isOver()).isFalse();
        nanos.addAndGet(1);
        assertThat(limit.isOver()).isTrue();
    }

    @Test
    void isNeverOverWhereThereIsNone() {
        TimeLimit limit = TimeLimit.of(Optional.empty(), nanos::get);

        nanos.addAndGet(Duration.ofDays(365).toNanos());
        assertThat(limit.isOver()).isFalse();
    }
}
