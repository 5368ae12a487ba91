package io.trackyard.worker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Sees that a server was away and is back. What polls it cannot be told: after a minute's outage it asks again only a minute
 * later.
 */
final class ServerWatch {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A server that is away refuses at once, so that asking costs nothing; whoever waits for it waits that much less. */
    private static final Duration LOOK_FOR_ONE_AWAY = Duration.ofMillis(200);

    private final BooleanSupplier answers;
    private final Runnable back;
    private boolean away;
    private volatile boolean isOver;

    /**
     * @param answers whether the server does
     * @param back what is done when it does so again
     */
    ServerWatch(BooleanSupplier answers, Runnable back) {
        this.answers = answers;
        this.back = back;
    }

    /** Looks from now on, until it is told to end. */
    void start() {
        Thread watch = new Thread(this::lookOn, "server-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Looks no more; what it looks with may be closed, also while it does. */
    void end() {
        isOver = true;
    }

    void lookOn() {
        try {
            while (!isOver) {
                TimeUnit.NANOSECONDS.sleep(untilNextLook().toNanos());
                look();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException closed) {
            if (!isOver) {
                throw closed;
            }
        }
    }

    /** Every second, and more often as long as it is away. */
    Duration untilNextLook() {
        return away ? LOOK_FOR_ONE_AWAY : LOOK;
    }

    void look() {
        boolean here = answers.getAsBoolean();
        if (here && away) {
            back.run();
        }
        away = !here;
    }
}
