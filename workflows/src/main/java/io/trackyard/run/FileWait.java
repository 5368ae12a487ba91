package io.trackyard.run;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.HeldFile;
import io.trackyard.plan.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One task's wait for a file. Times end by their timers and by nothing else, since the clock that a workflow sees may lie
 * before the end that woke it.
 */
final class FileWait {
    /** Whose session is over has the file for a moment longer, until its last process is gone. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final Runnable changed;
    private final List<CancellationScope> timers = new ArrayList<>();
    private final long end;
    private TaskStart then;
    private HeldFile held;
    private boolean behind;
    private boolean outOfPatience;
    private boolean ranOut;
    private boolean rests;

    /** Begins to wait; {@code changed} is called when a time is over. */
    FileWait(TaskStart then, HeldFile held, Runnable changed) {
        this.then = then;
        this.held = held;
        this.changed = changed;
        Duration patience = OtherClock.atLeastShortest(Duration.ofSeconds(held.patienceSeconds()));
        this.end = Workflow.currentTimeMillis() + patience.toMillis();
        time(patience, "File", () -> outOfPatience = true);
        awaitEndOfReservation();
    }

    /**
     * It was looked whether the file can be had, and it cannot: its time goes on.
     *
     * @param rests whether the next look waits a moment
     */
    void goesOnWaiting(TaskStart next, HeldFile still, boolean rests) {
        boolean isNews = still.until() != held.until();
        again(next, still, rests);
        if (isNews) {
            awaitEndOfReservation();
        }
    }

    /** The same once its time is over: it waits until the track that has the file is done. */
    void goesBehind(TaskStart next, HeldFile still, boolean rests) {
        over();
        behind = true;
        again(next, still, rests);
    }

    private void again(TaskStart next, HeldFile still, boolean looksLater) {
        then = next;
        held = still;
        ranOut = false;
        if (looksLater) {
            rests = true;
            time(REST, "Next look", () -> rests = false);
        }
    }

    private void awaitEndOfReservation() {
        long until = held.until();
        if (until > 0 && until < end) {
            time(OtherClock.until(until), "Reservation", () -> ranOut |= held.until() == until);
        }
    }

    private void time(Duration length, String what, Runnable passed) {
        TimerOptions named = TimerOptions.newBuilder()
                .setSummary(Text.summary(what + " · " + then.task()))
                .build();
        CancellationScope timer = Workflow.newCancellationScope(() -> Workflow.newTimer(length, named)
                .handle((fired, cancelled) -> {
                    if (cancelled == null) {
                        passed.run();
                        changed.run();
                    }
                    return fired;
                }));
        timers.add(timer);
        timer.run();
    }

    /** Whether a look is due, whatever becomes of the other track. */
    boolean isDue() {
        return !behind && (outOfPatience || ranOut);
    }

    /** Whether its last look was only just now. */
    boolean rests() {
        return rests;
    }

    /** How it goes on. */
    TaskStart then() {
        return then;
    }

    /** No time of its is waited for any more. */
    void over() {
        timers.forEach(timer -> timer.cancel("it is waited for no more"));
        timers.clear();
    }

    boolean isOutOfPatience() {
        return outOfPatience;
    }

    /** Whether it waits, or waited last, for the end of the other track. */
    boolean isBehind() {
        return behind;
    }

    int generation() {
        return then.ledger().generation();
    }

    HeldFile held() {
        return held;
    }

    AwaitedFile told() {
        return new AwaitedFile(held.path(), Track.nameOf(held.track()), held.task(), behind ? 0 : end);
    }
}
