package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServerWatchTest {
    @Test
    void tellsOnceForEachOutageThatItIsOver() {
        Deque<Boolean> answers = new ArrayDeque<>(List.of(true, true, false, false, true, true, false, true));
        AtomicInteger back = new AtomicInteger();
        ServerWatch watch = new ServerWatch(answers::remove, back::incrementAndGet);

        List<Integer> told = new ArrayList<>();
        while (!answers.isEmpty()) {
            watch.look();
            told.add(back.get());
        }

        assertThat(told).containsExactly(0, 0, 0, 0, 1, 1, 1, 2);
    }

    @Test
    void looksMoreOftenForOneThatIsAway() {
        Deque<Boolean> answers = new ArrayDeque<>(List.of(true, false, true));
        ServerWatch watch = new ServerWatch(answers::remove, () -> {});

        List<Duration> waits = new ArrayList<>();
        while (!answers.isEmpty()) {
            watch.look();
            waits.add(watch.untilNextLook());
        }

        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(1));
    }

    @Test
    void endsWithoutAWordWhereWhatItAsksIsClosedAtItsEnd() {
        AtomicReference<ServerWatch> watch = new AtomicReference<>();
        watch.set(new ServerWatch(
                () -> {
                    watch.get().end();
                    throw new RejectedExecutionException("closed");
                },
                () -> {}));

        assertThatCode(() -> watch.get().lookOn()).doesNotThrowAnyException();
    }

    @Test
    void saysSoWhereWhatItAsksFailsBefore() {
        ServerWatch watch = new ServerWatch(
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> {});

        assertThatIllegalStateException().isThrownBy(watch::lookOn).withMessage("broken");
    }
}
