package io.trackyard.connection;

import java.time.Duration;

/** Waiting between two questions to a server. */
final class Pauses {

    private Pauses() {}

    /**
     * Waits.
     *
     * @return false if the thread was interrupted; its flag is set again
     */
    static boolean pause(Duration time) {
        try {
            Thread.sleep(Math.max(0, time.toMillis()));
            return true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
