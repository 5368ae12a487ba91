package io.trackyard.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long a command waits at most, by the clock that never jumps: that of the day may be set while it waits. */
public final class TimeLimit {
    private final LongSupplier nanos;
    private final long begun;
    private final Optional<Duration> limit;

    private TimeLimit(Optional<Duration> limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** From now on; never over where no limit is given. */
    public static TimeLimit of(Optional<Duration> limit) {
        return of(limit, System::nanoTime);
    }

    static TimeLimit of(Optional<Duration> limit, LongSupplier nanos) {
        return new TimeLimit(limit, nanos);
    }

    /** Whether the time is up. */
    public boolean isOver() {
        return limit.filter(most -> nanos.getAsLong() - begun >= most.toNanos()).isPresent();
    }
}
