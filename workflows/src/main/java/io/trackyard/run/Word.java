package io.trackyard.run;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;

/** A signal from one workflow to another that nobody waits for. */
final class Word {
    private Word() {}

    /**
     * Sends it; {@code signal} is a method of a stub. A receiver that is over, or never started, misses nothing, and the
     * sender must not fail by it.
     */
    static <T> void send(Functions.Proc1<T> signal, T word) {
        try {
            Async.procedure(signal, word).handle((sent, refused) -> sent);
        } catch (TemporalFailure neverStarted) {
            return;
        }
    }
}
