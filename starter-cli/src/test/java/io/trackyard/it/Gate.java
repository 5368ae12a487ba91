package io.trackyard.it;

import io.trackyard.provider.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a model's answer back until a test lets it through. */
final class Gate {
    private static final long LIMIT_SECONDS = 240;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** The reply, once the gate is open. */
    Reply before(Reply reply) {
        return new Reply.Decided(() -> {
            reached.countDown();
            await(open, "nobody opened the gate");
            return reply;
        });
    }

    /** Waits until the model was asked for what is held back. */
    void awaitReached() {
        await(reached, "nobody came to the gate");
    }

    void open() {
        open.countDown();
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(otherwise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(otherwise, e);
        }
    }
}
