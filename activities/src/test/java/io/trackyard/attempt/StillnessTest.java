package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StillnessTest {
    private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final SettableTime time = new SettableTime(START);
    private final FakeSigns signs = new FakeSigns();
    private final Stillness stillness = new Stillness(signs, LIMIT, time);

    /** A session that does what the test says. */
    private final class FakeSigns implements Signs {
        private long printed;
        private Duration used = Duration.ZERO;
        private Instant changed = START.minusSeconds(60);
        private int sweeps;
        private int walks;

        @Override
        public long printed() {
            return printed;
        }

        @Override
        public Duration processorTime() {
            sweeps++;
            return used;
        }

        @Override
        public Optional<Instant> lastChange(Instant after, Instant until) {
            walks++;
            return Optional.of(changed).filter(at -> at.isAfter(after) && !at.isAfter(until));
        }
    }

    @Test
    void isStalledAfterItsLimitWithoutAnySign() {
        assertThat(stalledAfter(() -> {})).isEqualTo(LIMIT);
    }

    @Test
    void countsFromTheLastOutput() {
        watch(Duration.ofMinutes(9));
        signs.printed += 1;

        assertThat(stalledAfter(() -> {})).isEqualTo(LIMIT.plus(LOOK));
    }

    @Test
    void countsFromTheLastChangeOfAFile() {
        watch(Duration.ofMinutes(4));
        signs.changed = time.instant();

        assertThat(stalledAfter(() -> {})).isEqualTo(LIMIT);
        assertThat(signs.walks).isEqualTo(2);
    }

    @Test
    void isNotStalledWhileSomethingInItWorks() {
        assertThat(watch(LIMIT.multipliedBy(3), () -> signs.used = signs.used.plus(LOOK.dividedBy(10))))
                .isFalse();
        assertThat(stalledAfter(() -> {})).isBetween(LIMIT, LIMIT.plusMinutes(1));
    }

    @Test
    void isStalledThoughAClientThatWaitsUsesALittle() {
        assertThat(stalledAfter(() -> signs.used = signs.used.plus(LOOK.dividedBy(1000))))
                .isEqualTo(LIMIT);
    }

    @Test
    void isStalledThoughAProcessOfItsEnded() {
        signs.used = Duration.ofMinutes(5);
        watch(Duration.ofMinutes(2));
        signs.used = Duration.ofMinutes(1);

        assertThat(stalledAfter(() -> {})).isEqualTo(LIMIT.minusMinutes(2));
    }

    @Test
    void doesNotCountWhatNobodyWatched() {
        watch(Duration.ofMinutes(1));
        time.advance(Duration.ofHours(8));

        assertThat(stalledAfter(() -> {})).isGreaterThan(LIMIT.minusMinutes(2));
    }

    @Test
    void doesNotCountTimeThatGoesBack() {
        watch(Duration.ofMinutes(5));
        time.advance(Duration.ofMinutes(-30));

        assertThat(stalledAfter(() -> {})).isEqualTo(LIMIT.minusMinutes(5).plus(LOOK));
    }

    @Test
    void countsFromAChangeBeforeTheClockWasPutForward() {
        watch(Duration.ofMinutes(4));
        signs.changed = time.instant();
        watch(Duration.ofMinutes(1));
        time.advance(Duration.ofHours(1));

        assertThat(stalledAfter(() -> {})).isBetween(LIMIT.minusMinutes(1).minus(LOOK), LIMIT.minusMinutes(1));
    }

    @Test
    void countsFromAChangeAfterTheClockWasPutBack() {
        watch(Duration.ofMinutes(1));
        time.advance(Duration.ofHours(-1));
        watch(Duration.ofMinutes(4));
        signs.changed = time.instant();

        assertThat(stalledAfter(() -> {})).isEqualTo(LIMIT);
    }

    @Test
    void startsAnewAfterItWasHeld() {
        watch(Duration.ofMinutes(9));
        stillness.wasHeld();

        assertThat(stalledAfter(() -> {})).isEqualTo(LIMIT);
    }

    @Test
    void looksSeldomAtWhatIsDear() {
        watch(LIMIT.minus(LOOK));

        assertThat(signs.sweeps).isLessThanOrEqualTo(20);
        assertThat(signs.walks).isZero();
    }

    @Test
    void asksNothingDearOfASessionThatPrints() {
        watch(LIMIT.multipliedBy(2), () -> signs.printed++);

        assertThat(signs.sweeps).isZero();
        assertThat(signs.walks).isZero();
    }

    /** How long it is watched from now on until it is stalled; {@code meanwhile} happens between two looks. */
    private Duration stalledAfter(Runnable meanwhile) {
        Instant from = time.instant();
        while (!watch(LOOK, meanwhile)) {
            assertThat(time.instant()).isBefore(from.plus(Duration.ofHours(2)));
        }
        return Duration.between(from, time.instant());
    }

    private void watch(Duration length) {
        assertThat(watch(length, () -> {})).isFalse();
    }

    private boolean watch(Duration length, Runnable meanwhile) {
        boolean stalled = false;
        for (long look = 0; look < length.dividedBy(LOOK); look++) {
            meanwhile.run();
            time.advance(LOOK);
            stalled |= stillness.isStalled();
        }
        return stalled;
    }
}
