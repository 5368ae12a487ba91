package io.trackyard.attempt;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityPausedException;
import io.trackyard.activity.TaskBeat;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The signs of life of an activity, given by a thread of its own as long as the work goes on, and the server's answers to
 * them. The heartbeat details carry the ledger, so that a worker's death loses no count.
 */
public final class Heartbeat implements Pulse, AutoCloseable {
    /** The SDK sends fewer; this is how soon an answer is seen. */
    private static final long INTERVAL_MILLIS = 500;

    private final ActivityExecutionContext context;
    private final Thread worker = Thread.currentThread();
    private final ScheduledFuture<?> beating;
    private volatile TaskBeat beat;
    private volatile Word word = Word.GO_ON;
    private volatile @Nullable ActivityCompletionException answer;
    private boolean interruptible;

    /** Starts with a first beat that is sent at once, so that a loss of this worker finds the ledger in it. */
    public Heartbeat(ActivityExecutionContext context, ScheduledExecutorService clock, TaskBeat first) {
        this.context = context;
        this.beat = first;
        give();
        this.beating =
                clock.scheduleWithFixedDelay(this::give, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void say(TaskBeat newer) {
        beat = newer;
        give();
    }

    @Override
    public Word word() {
        return word;
    }

    @Override
    public RuntimeException answer() {
        ActivityCompletionException known = answer;
        return known == null ? new IllegalStateException("the server asked for nothing") : known;
    }

    @Override
    public <T> T interruptibly(Supplier<T> work) {
        synchronized (this) {
            interruptible = true;
            interruptWhenAsked();
        }
        try {
            return work.get();
        } finally {
            synchronized (this) {
                interruptible = false;
            }
        }
    }

    private synchronized void give() {
        if (word == Word.DETACH) {
            return;
        }
        try {
            context.heartbeat(beat);
            if (word == Word.HOLD) {
                word = Word.GO_ON;
            }
        } catch (ActivityPausedException paused) {
            answer = paused;
            word = Word.HOLD;
        } catch (ActivityCanceledException cancelled) {
            answer = cancelled;
            // with a cause it is the SDK's own: no beat has reached the server for too long
            word = cancelled.getCause() == null ? Word.CANCEL : Word.DETACH;
        } catch (ActivityCompletionException unknown) {
            answer = unknown;
            word = Word.DETACH;
        }
        interruptWhenAsked();
    }

    private void interruptWhenAsked() {
        if (interruptible && (word == Word.CANCEL || word == Word.DETACH)) {
            interruptible = false;
            worker.interrupt();
        }
    }

    @Override
    public void close() {
        beating.cancel(false);
    }
}
