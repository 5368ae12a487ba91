package io.trackyard.attempt;

import io.trackyard.problem.ProblemException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a session has done so far, every so often. One that fails is told to the log and is no reason to end the
 * session: the next one is tried at its time, and the one at the end decides.
 */
final class PeriodicSnapshots {
    private static final Logger log = LoggerFactory.getLogger(PeriodicSnapshots.class);

    private final Duration interval;
    private final Runnable snapshot;
    private final InstantSource time;
    private Instant last;

    /** @param snapshot takes one, or finds that nothing has changed since the last */
    PeriodicSnapshots(Duration interval, Runnable snapshot, InstantSource time) {
        this.interval = interval;
        this.snapshot = snapshot;
        this.time = time;
        this.last = time.instant();
    }

    /** Takes one where its time has come. */
    void whenDue() {
        Instant now = time.instant();
        if (now.isBefore(last)) {
            last = now; // the clock was put back: no reason to wait until it is again where it was
        }
        if (now.isBefore(last.plus(interval))) {
            return;
        }
        try {
            snapshot.run();
        } catch (ProblemException | UncheckedIOException failed) {
            log.warn("no snapshot could be taken while the session works, the next is tried in {}", interval, failed);
        }
        // from its end: one that takes long must not leave the session without a look
        last = time.instant();
    }
}
