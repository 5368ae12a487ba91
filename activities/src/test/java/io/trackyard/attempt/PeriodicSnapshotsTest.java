package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.SettableTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicSnapshotsTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final SettableTime time = new SettableTime(ScratchRepository.NOW);
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void takesOneEachTimeTheIntervalHasPassed() {
        PeriodicSnapshots snapshots = new PeriodicSnapshots(INTERVAL, taken::incrementAndGet, time);

        snapshots.whenDue();
        time.advance(INTERVAL.minusSeconds(1));
        snapshots.whenDue();
        assertThat(taken).hasValue(0);

        time.advance(Duration.ofSeconds(1));
        snapshots.whenDue();
        snapshots.whenDue();
        assertThat(taken).hasValue(1);

        time.advance(INTERVAL);
        snapshots.whenDue();
        assertThat(taken).hasValue(2);
    }

    @Test
    void goesOnWhenTheClockWasPutBack() {
        PeriodicSnapshots snapshots = new PeriodicSnapshots(INTERVAL, taken::incrementAndGet, time);

        time.advance(Duration.ofHours(-3));
        snapshots.whenDue();
        time.advance(INTERVAL);
        snapshots.whenDue();

        assertThat(taken).hasValue(1);
    }

    @Test
    void isNotStoppedByOneThatFails() {
        PeriodicSnapshots snapshots = new PeriodicSnapshots(
                INTERVAL,
                () -> {
                    if (taken.incrementAndGet() == 1) {
                        throw Problem.of(Fault.ENVIRONMENT, "full")
                                .what("the disk is full")
                                .exception();
                    }
                },
                time);

        time.advance(INTERVAL);
        snapshots.whenDue();
        time.advance(INTERVAL);
        snapshots.whenDue();

        assertThat(taken).hasValue(2);
    }
}
