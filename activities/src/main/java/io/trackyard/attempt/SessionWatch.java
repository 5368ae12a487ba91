package io.trackyard.attempt;

import io.trackyard.policy.OutputLimits;
import io.trackyard.policy.OutputLimits.NoisySession;
import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.session.SessionState;
import io.trackyard.verify.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Watches a session to its end, and does with it what the server asks meanwhile: holds it during a pause, ends it when its
 * time is up, when it has stalled or when a person cancels, leaves it alone when the attempt is no longer ours.
 */
public final class SessionWatch {
    /** What an agent gets to put its things in order. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    /** Connections to a provider do not survive a longer hold. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    /** What an agent gets to end by itself that has asked a person something. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private static final Set<EndReason> OF_ITS_OWN_DOING =
            EnumSet.of(EndReason.TIMEOUT, EndReason.STALLED, EndReason.NOISY, EndReason.ASKING, EndReason.BUDGET);

    private final Session session;
    private final Pulse pulse;
    private final Runnable snapshot;
    private final Secrets secrets;
    private final InstantSource time;
    private final Optional<Stillness> stillness;
    private OutputLimits output = OutputLimits.DEFAULT;
    private Optional<PeriodicSnapshots> intervals = Optional.empty();
    private Runnable ear = () -> {};
    private BooleanSupplier isAsking = () -> false;
    private BooleanSupplier isTooMuch = () -> false;
    private Duration lastWords = LAST_WORDS;
    private Instant looked;
    private Duration left;
    private Optional<Duration> held = Optional.empty();

    /**
     * @param snapshot keeps what is in the worktree
     * @param secrets what is taken out of what it printed, once it has ended
     * @param stalledAfter how long nothing may come from it; zero for any time
     */
    public SessionWatch(
            Session session,
            Pulse pulse,
            Runnable snapshot,
            Secrets secrets,
            Duration stalledAfter,
            InstantSource time) {
        this.session = session;
        this.pulse = pulse;
        this.snapshot = snapshot;
        this.secrets = secrets;
        this.time = time;
        this.looked = time.instant();
        this.left = session.record().term().left(looked);
        this.stillness = stalledAfter.isZero()
                ? Optional.empty()
                : Optional.of(new Stillness(new SessionSigns(session), stalledAfter, time));
    }

    /**
     * Keeps what is in the worktree while the session works, too, every so often; zero for never.
     *
     * @param keeping how
     */
    SessionWatch every(Duration interval, Runnable keeping) {
        intervals = interval.isZero() ? Optional.empty() : Optional.of(new PeriodicSnapshots(interval, keeping, time));
        return this;
    }

    /** Looks at every look for what the session says of itself. */
    SessionWatch hearing(Runnable listening) {
        ear = listening;
        return this;
    }

    /** Ends it where it goes on although it waits for a person's answer. */
    SessionWatch endingWhen(BooleanSupplier asks) {
        isAsking = asks;
        return this;
    }

    /** Ends it where it has spent too much. */
    public SessionWatch paying(BooleanSupplier spentTooMuch) {
        isTooMuch = spentTooMuch;
        return this;
    }

    /** Keeps no more of what it prints than that. */
    public SessionWatch within(OutputLimits limits) {
        output = limits;
        return this;
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
     * that lasted too long the session is ended and settled, after a detachment it lives on. Where it has ended nothing of
     * it is left, and no secret stands in what it printed.
     */
    public SessionEnd await() throws InterruptedException {
        SessionEnd end = awaitEnd();
        session.endLeftovers();
        redact();
        return end;
    }

    private void redact() {
        secrets.redact(session.output().file());
        secrets.redact(session.errors().file());
    }

    private SessionEnd awaitEnd() throws InterruptedException {
        Optional<EndReason> begun = session.begunEnding();
        if (begun.isPresent()) {
            return session.end(begun.get(), GRACE, snapshot); // by a worker that died, or was overtaken, in the middle
        }
        if (session.isHeld()) {
            session.resume(); // by a worker that died during a pause; one that lasts is told again at the next beat
        }
        try {
            return session.awaitEnd(this::look);
        } catch (Asked asked) {
            if (asked.end.isEmpty()) {
                throw pulse.answer();
            }
            EndReason reason = asked.end.get();
            SessionEnd end = session.end(reason, GRACE, snapshot);
            if (OF_ITS_OWN_DOING.contains(reason)) {
                return end;
            }
            redact();
            session.settle();
            throw pulse.answer();
        }
    }

    private void look(SessionState state) {
        if (state instanceof SessionState.Ended) {
            session.trim(output.sessionBytes());
            return;
        }
        Instant now = time.instant();
        Duration step = new Step(looked, now).counted();
        looked = now;
        switch (pulse.word()) {
            case GO_ON -> goOn(step);
            case HOLD -> hold(step);
            case CANCEL -> throw new Asked(Optional.of(EndReason.CANCELLED));
            case DETACH -> throw new Asked(Optional.empty());
        }
    }

    private void goOn(Duration step) {
        if (held.isPresent()) {
            session.resume(); // a pause is a person's time, not the session's
            held = Optional.empty();
            stillness.ifPresent(Stillness::wasHeld);
        } else {
            left = left.minus(step);
        }
        if (left.isNegative()) {
            throw new Asked(Optional.of(EndReason.TIMEOUT));
        }
        if (stillness.filter(Stillness::isStalled).isPresent()) {
            throw new Asked(Optional.of(EndReason.STALLED));
        }
        if (session.trim(output.sessionBytes()) && output.noisySession() == NoisySession.END) {
            throw new Asked(Optional.of(EndReason.NOISY));
        }
        if (isTooMuch.getAsBoolean()) {
            throw new Asked(Optional.of(EndReason.BUDGET));
        }
        ear.run();
        lastWords = isAsking.getAsBoolean() ? lastWords.minus(step) : LAST_WORDS;
        if (lastWords.isNegative()) {
            throw new Asked(Optional.of(EndReason.ASKING));
        }
        intervals.ifPresent(PeriodicSnapshots::whenDue);
    }

    private void hold(Duration step) {
        if (held.isEmpty()) {
            held = Optional.of(Duration.ZERO);
            session.hold();
            return;
        }
        held = held.map(step::plus);
        if (held.filter(longer -> longer.compareTo(LONGEST_HOLD) > 0).isPresent()) {
            throw new Asked(Optional.of(EndReason.PAUSED));
        }
    }
}
