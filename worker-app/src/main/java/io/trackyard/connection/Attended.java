package io.trackyard.connection;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Questions that only a worker answers. The server waits for it, and so for half a minute where it died with the question in
 * hand; whoever asks here is told at once.
 */
public final class Attended implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "attended-question");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Asks, as long as there is somebody to answer.
     *
     * @param unattended whether nobody is left; asked by another thread, now and then
     * @throws RuntimeException where nobody was left before the answer came
     */
    public <T> T ask(Supplier<T> question, BooleanSupplier unattended) {
        // of the calls to the server that this thread makes, and of nothing else that it does
        Context.CancellableContext calls = Context.current().withCancellation();
        Runnable look = () -> {
            if (unattended.getAsBoolean()) {
                calls.cancel(null);
            }
        };
        var looking = clock.scheduleWithFixedDelay(look, LOOK.toNanos(), LOOK.toNanos(), TimeUnit.NANOSECONDS);
        Context before = calls.attach();
        try {
            return question.get();
        } finally {
            looking.cancel(false);
            calls.detach(before);
            calls.cancel(null);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
