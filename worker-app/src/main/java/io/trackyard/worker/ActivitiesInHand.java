package io.trackyard.worker;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the activities a worker is at work on, so that one whose server is away is not taken for idle. */
final class ActivitiesInHand extends WorkerInterceptorBase {
    private final AtomicInteger count = new AtomicInteger();

    boolean any() {
        return count.get() > 0;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                count.incrementAndGet();
                try {
                    return super.execute(input);
                } finally {
                    count.decrementAndGet();
                }
            }
        };
    }
}
