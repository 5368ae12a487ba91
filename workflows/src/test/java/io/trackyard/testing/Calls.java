package io.trackyard.testing;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.TaskBeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Every call of an activity, with those that are to be refused or to wait. Its lock is that of all that is scripted:
 * activities come on threads of their own.
 */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LAST = 20;

    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final Set<String> toHold = new TreeSet<>();
    private final Set<String> held = new TreeSet<>();
    private final Set<String> released = new TreeSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** Something that is done under the lock. */
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /** Under the lock; who waits for something looks again. */
    <T> T within(Work<T> work) {
        lock.lock();
        try {
            T result = work.run();
            moved.signalAll();
            return result;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            lock.unlock();
        }
    }

    /** Changes something under the lock. */
    void change(Runnable change) {
        within(() -> {
            change.run();
            return true;
        });
    }

    void refuse(String call, String message) {
        within(() -> refusals.put(call, message));
    }

    void holdNext(String call) {
        within(() -> toHold.add(call));
    }

    void release(String name) {
        within(() -> released.add(name));
    }

    void awaitHeld(String name) {
        within(() -> {
            long left = PATIENCE.toNanos();
            while (!held.contains(name)) {
                left = moved.awaitNanos(left);
                if (left <= 0) {
                    throw new AssertionError("no session of " + name + " came to hold; the last calls were " + last());
                }
            }
            return true;
        });
    }

    List<String> all() {
        return within(() -> List.copyOf(calls));
    }

    List<String> startingWith(String words) {
        return all().stream().filter(call -> call.startsWith(words)).toList();
    }

    /** The last of them, for a message. */
    List<String> last() {
        return within(() -> List.copyOf(calls.subList(Math.max(0, calls.size() - LAST), calls.size())));
    }

    /** Writes a call down; returns once nothing holds it, unless it is refused. */
    void record(String call) {
        String refusal = within(() -> {
            calls.add(call);
            return refusal(call);
        });
        if (within(() -> toHold.remove(call))) {
            hold(call);
        }
        if (refusal != null) {
            throw ApplicationFailure.newNonRetryableFailure(refusal, FailureTypes.REFUSED);
        }
    }

    private @Nullable String refusal(String call) {
        return refusals.entrySet().stream()
                .filter(entry -> call.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void hold(String call) {
        within(() -> {
            held.add(call);
            moved.signalAll();
            while (!released.contains(call)) {
                moved.await();
            }
            return held.remove(call);
        });
    }

    /** Holds a session until released; a cancellation comes by the heartbeat, as in a real one. */
    void hold(String name, ActivityExecutionContext context) {
        within(() -> held.add(name));
        try {
            while (!within(() ->
                    released.contains(name) || !moved.await(20, TimeUnit.MILLISECONDS) && released.contains(name))) {
                context.heartbeat(context.getHeartbeatDetails(TaskBeat.class).orElse(null));
            }
        } catch (ActivityCompletionException ended) {
            record("cancelled " + name);
            throw ended;
        } finally {
            within(() -> held.remove(name));
        }
    }
}
