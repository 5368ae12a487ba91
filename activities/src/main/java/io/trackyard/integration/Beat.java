package io.trackyard.integration;

import io.temporal.activity.ActivityExecutionContext;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Signs of life of an activity that may take long, given from beside. What the server answers is left to the activity's
 * end: a merge or a set-up step that is under way is finished, which does no harm, since each can be repeated.
 */
final class Beat implements AutoCloseable {
    private static final long INTERVAL_SECONDS = 2;

    private final ScheduledFuture<?> beating;

    Beat(ActivityExecutionContext context, ScheduledExecutorService clock) {
        context.heartbeat(null);
        // an answer other than to go on ends the beating; the activity is told when it reports
        this.beating = clock.scheduleWithFixedDelay(
                () -> context.heartbeat(null), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        beating.cancel(false);
    }
}
