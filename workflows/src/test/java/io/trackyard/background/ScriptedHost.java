package io.trackyard.background;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.policy.AttemptLedger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A host that does with background tasks what a script says, and remembers what was asked of it. */
final class ScriptedHost implements BackgroundSessionActivities, BackgroundRecordActivities {
    private final Map<String, Deque<String>> scripts = new TreeMap<>();
    private final Map<String, BackgroundOutcome> outcomes = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<String> live = new LinkedHashSet<>();
    private final Set<String> released = new LinkedHashSet<>();
    private final LongSupplier clock;
    private int mostLive;
    private MirrorRequest mirror = new MirrorRequest(1, List.of(), List.of());

    /** {@code clock}: epoch milliseconds, as the workflows see them. */
    ScriptedHost(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Says what a task's sessions come to: {@code ok}, {@code fail}, {@code fault}, {@code setup}, {@code hand over}, {@code quota 1h},
     * {@code refuse}, {@code hold}. When it is through, all goes well.
     */
    synchronized void script(String task, String words) {
        scripts.put(
                task,
                new ArrayDeque<>(
                        Arrays.stream(words.split(",")).map(String::strip).toList()));
    }

    synchronized void release(String task) {
        released.add(task);
    }

    /** Every call of a session, in order: {@code carry out a 1}, {@code end a 1 cancelled}. */
    synchronized List<String> calls(String words) {
        return calls.stream().filter(call -> call.startsWith(words)).toList();
    }

    synchronized Set<String> live() {
        return new LinkedHashSet<>(live);
    }

    /** How many sessions there were at once. */
    synchronized int mostLive() {
        return mostLive;
    }

    /** What was mirrored last. */
    synchronized MirrorRequest mirrored() {
        return mirror;
    }

    synchronized BackgroundStatus status(String task, int launch) {
        return outcomes.get(task + " " + launch).status();
    }

    @Override
    public BackgroundOutcome carryOut(BackgroundRequest request) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        context.heartbeat(request.id());
        synchronized (this) {
            calls.add("carry out %s %d".formatted(request.id(), request.launch()));
            live.add(request.id());
            mostLive = Math.max(mostLive, live.size());
        }
        try {
            return step(request, context);
        } finally {
            synchronized (this) {
                live.remove(request.id());
            }
        }
    }

    @Override
    public synchronized BackgroundOutcome end(BackgroundEnd request) {
        calls.add("end %s %d %s".formatted(request.id(), request.launch(), request.error()));
        return outcomes.computeIfAbsent(
                request.id() + " " + request.launch(),
                unknown -> new BackgroundOutcome(
                        request.id(),
                        request.launch(),
                        BackgroundStatus.FAILED,
                        Objects.requireNonNullElse(request.error(), "")));
    }

    @Override
    public synchronized void mirror(MirrorRequest request) {
        mirror = request;
    }

    private BackgroundOutcome step(BackgroundRequest request, ActivityExecutionContext context) {
        String word = next(request.id());
        switch (word.split(" ")[0]) {
            case "ok" -> {
                return outcome(request, BackgroundStatus.COMPLETED);
            }
            case "fail" -> {
                return outcome(request, BackgroundStatus.FAILED);
            }
            case "hold" -> {
                hold(request.id(), context);
                return step(request, context);
            }
            case "fault" -> throw interrupted(Cause.FAULT, 0);
            case "setup" -> throw interrupted(Cause.SETUP, 0);
            case "quota" -> throw interrupted(Cause.QUOTA, clock.getAsLong() + time(word));
            case "hand" -> throw ApplicationFailure.newFailure("a new worker took over", FailureTypes.HANDED_OVER);
            case "refuse" ->
                throw ApplicationFailure.newNonRetryableFailure("its directory is gone", FailureTypes.REFUSED);
            default -> throw new AssertionError("no such step: " + word);
        }
    }

    private synchronized String next(String task) {
        String next = scripts.getOrDefault(task, new ArrayDeque<>()).poll();
        return next == null ? "ok" : next;
    }

    private synchronized BackgroundOutcome outcome(BackgroundRequest request, BackgroundStatus status) {
        BackgroundOutcome outcome = new BackgroundOutcome(request.id(), request.launch(), status, "said so");
        outcomes.put(request.id() + " " + request.launch(), outcome);
        return outcome;
    }

    /** Holds until released; a cancellation comes by the heartbeat, as in a real session. */
    private void hold(String task, ActivityExecutionContext context) {
        try {
            while (!isReleased(task)) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                context.heartbeat(task);
            }
        } catch (ActivityCompletionException ended) {
            synchronized (this) {
                calls.add("cancelled " + task);
            }
            throw ended;
        }
    }

    private synchronized boolean isReleased(String task) {
        return released.contains(task);
    }

    private static long time(String word) {
        return Duration.parse("PT" + word.substring(word.indexOf(' ') + 1).toUpperCase(Locale.ROOT))
                .toMillis();
    }

    private static ApplicationFailure interrupted(Cause cause, long until) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.INTERRUPTED)
                .setMessage("interrupted: " + cause)
                .setNonRetryable(true)
                .setDetails(new Interruption(AttemptLedger.none(), cause, until, "agent", "interrupted: " + cause))
                .build();
    }
}
