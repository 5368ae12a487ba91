package io.trackyard.integration;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Signs of life of an activity, given from beside; without them it is given to another worker. What the server answers is
 * left to the activity's end: a merge or a set-up step that is under way is finished, which does no harm, since each can be
 * repeated.
 */
public final class Beat {
    private static final long INTERVAL_SECONDS = 2;

    private Beat() {}

    /** Does the work of the activity this thread is in, which has no result, and beats meanwhile. */
    public static void during(ScheduledExecutorService clock, Runnable work) {
        during(clock, () -> {
            work.run();
            return work;
        });
    }

    /** Does the work of the activity this thread is in, and beats meanwhile. */
    public static <T> T during(ScheduledExecutorService clock, Supplier<T> work) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        // what is done within the first interval sends none: each is a write of the server's under the workflow's lock
        // an answer other than to go on ends the beating; the activity is told when it reports
        ScheduledFuture<?> beating = clock.scheduleWithFixedDelay(
                () -> context.heartbeat(null), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        try {
            return work.get();
        } finally {
            beating.cancel(false);
        }
    }
}
