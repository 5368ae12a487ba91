package io.trackyard.testing;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does what is to be done again and again at once, and once: so an activity that beats beats once. */
public final class ImpatientClock extends ScheduledThreadPoolExecutor {
    public ImpatientClock() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        work.run();
        return schedule(() -> {}, 0, unit);
    }
}
