package io.trackyard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttemptLedgerTest {
    static Stream<Long> seeds() {
        return new Random(Long.getLong("trackyard.seed", 20_261_121L))
                .longs(100)
                .boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void joiningIsTheSameInAnyOrderAndAnyNumber(long seed) {
        Random random = new Random(seed);
        AttemptLedger first = ledger(random);
        AttemptLedger second = ledger(random);
        AttemptLedger third = ledger(random);

        assertThat(first.join(second)).isEqualTo(second.join(first));
        assertThat(first.join(second).join(third)).isEqualTo(first.join(second.join(third)));
        assertThat(first.join(first)).isEqualTo(first);
        assertThat(first.join(second).join(second)).isEqualTo(first.join(second));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLateCopyTakesNothingBack(long seed) {
        Random random = new Random(seed);
        AttemptLedger early = AttemptLedger.none();
        AttemptLedger late = early;
        for (int steps = random.nextInt(12); steps > 0; steps--) {
            if (random.nextBoolean()) {
                early = late;
            }
            late = step(late, random);
        }

        assertThat(late.join(early)).isEqualTo(late);
    }

    @Test
    void aFreshStartReplacesWhatWasUsedUp() {
        AttemptLedger spent = AttemptLedger.none().failed().failed().failed().faulted();
        AttemptLedger fresh = new AttemptLedger(1, 1, 0, 0, 0, 0, null);

        assertThat(spent.join(fresh)).isEqualTo(fresh);
    }

    @Test
    void progressSetsTheFaultsToZero() {
        AttemptLedger broken = AttemptLedger.none().faulted().faulted();

        assertThat(broken.progressed().faults()).isZero();
        assertThat(broken.failed().faults()).isZero();
        assertThat(broken.progressed().join(broken).faults()).isZero();
    }

    @Test
    void onlyAFailureRaisesTheAttempt() {
        AttemptLedger none = AttemptLedger.none();

        assertThat(List.of(none.faulted(), none.conflicted(), none.progressed()))
                .extracting(AttemptLedger::attempt)
                .containsOnly(1);
        assertThat(none.failed().attempt()).isEqualTo(2);
    }

    private static AttemptLedger step(AttemptLedger ledger, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> ledger.failed();
            case 1 -> ledger.faulted();
            case 2 -> ledger.conflicted();
            case 3 -> ledger.using(new Usage(1, 1, 1L));
            default -> ledger.progressed();
        };
    }

    private static AttemptLedger ledger(Random random) {
        return new AttemptLedger(
                1 + random.nextInt(2),
                random.nextInt(2),
                random.nextInt(4),
                random.nextInt(4),
                random.nextInt(3),
                random.nextInt(4),
                usage(random));
    }

    private static @Nullable Usage usage(Random random) {
        return random.nextInt(3) == 0
                ? null
                : new Usage(random.nextInt(9), random.nextInt(9), random.nextBoolean() ? null : random.nextLong(9));
    }

    @Test
    void whatSessionsUsedStaysUsedWhoeverGrantsAFreshStart() {
        AttemptLedger one = AttemptLedger.none().using(Usage.of(1000, 50, 0.005));
        AttemptLedger two = one.failed().using(Usage.of(2000, 100, 0.01)).renewed();

        assertThat(two.used()).isEqualTo(new Usage(3000, 150, 15_000L));
        assertThat(one.join(two)).isEqualTo(two);
        assertThat(two.join(one)).isEqualTo(two);
        assertThat(two.using(null)).isEqualTo(two);
    }

    @Test
    void whatIsMoreThanBeforeIsCountedOfAnAccountThatGoesOn() {
        Usage before = new Usage(3000, 150, 5_000L);

        assertThat(new Usage(5000, 250, 8_000L).since(before)).isEqualTo(new Usage(2000, 100, 3_000L));
        assertThat(new Usage(5000, 250, null).since(new Usage(3000, 150, null))).isEqualTo(new Usage(2000, 100, null));
        assertThat(before.since(before)).isEqualTo(new Usage(0, 0, 0L));
        assertThat(new Usage(2000, 100, null).since(before)).isEqualTo(new Usage(2000, 100, null));
    }

    @Test
    void aClientThatNamesNoMoneyIsCountedInTokens() {
        assertThat(new Usage(10, 1, null).plus(new Usage(10, 1, null))).isEqualTo(new Usage(20, 2, null));
        assertThat(new Usage(10, 1, null).plus(Usage.of(10, 1, 1.5))).isEqualTo(new Usage(20, 2, 1_500_000L));
    }
}
