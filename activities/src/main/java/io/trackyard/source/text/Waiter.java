package io.trackyard.source.text;

import java.time.Duration;

/** Lets time pass while another program finishes writing. */
@FunctionalInterface
public interface Waiter {
    /** Returns after about that long, or at once where the thread is interrupted, whose flag stays set. */
    void await(Duration time);

    /** Really waits. */
    static Waiter sleeping() {
        return time -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
