package io.trackyard.attempt;

import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Watches a session to its end, and does with it what the server asks meanwhile: holds it during a pause, ends it when its
 * time is up or a person cancels, leaves it alone when the attempt is no longer ours.
 */
public final class SessionWatch {
    /** What an agent gets to put its things in order. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    /** Connections to a provider do not survive a longer hold. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    private final Session session;
    private final Pulse pulse;
    private final Runnable snapshot;
    private final InstantSource time;
    private Optional<Instant> heldSince = Optional.empty();
    private Duration held = Duration.ZERO;

    /** {@code snapshot}: keeps what is in the worktree. */
    public SessionWatch(Session session, Pulse pulse, Runnable snapshot, InstantSource time) {
        this.session = session;
        this.pulse = pulse;
        this.snapshot = snapshot;
        this.time = time;
    }

    /** Thrown through the watching to stop it; the session is as it is. */
    private static final class Asked extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<EndReason> end;

        private Asked(Optional<EndReason> end) {
            super("asked by the server or the clock", null, false, false);
            this.end = end;
        }
    }

    /**
     * Returns how it ended. What the server asked for is thrown as {@link Pulse#answer}: after a cancellation or a pause
     * that lasted too long the session is ended and settled, after a detachment it lives on.
     */
    public SessionEnd await() throws InterruptedException {
        try {
            return session.awaitEnd(this::look);
        } catch (Asked asked) {
            if (asked.end.isEmpty()) {
                throw pulse.answer();
            }
            EndReason reason = asked.end.get();
            SessionEnd end = session.end(reason, GRACE, snapshot);
            if (reason == EndReason.TIMEOUT) {
                return end;
            }
            session.settle();
            throw pulse.answer();
        }
    }

    private void look(SessionState state) {
        if (state instanceof SessionState.Ended) {
            return;
        }
        switch (pulse.word()) {
            case GO_ON -> goOn();
            case HOLD -> hold();
            case CANCEL -> throw new Asked(Optional.of(EndReason.CANCELLED));
            case DETACH -> throw new Asked(Optional.empty());
        }
    }

    private void goOn() {
        if (heldSince.isPresent()) {
            session.resume();
            held = held.plus(Duration.between(heldSince.get(), time.instant()));
            heldSince = Optional.empty();
        }
        // a pause is a person's time, not the session's
        if (time.instant().minus(held).toEpochMilli() > session.record().term().deadline()) {
            throw new Asked(Optional.of(EndReason.TIMEOUT));
        }
    }

    private void hold() {
        if (heldSince.isEmpty()) {
            heldSince = Optional.of(time.instant());
            session.hold();
        } else if (heldSince.get().plus(LONGEST_HOLD).isBefore(time.instant())) {
            throw new Asked(Optional.of(EndReason.PAUSED));
        }
    }
}
