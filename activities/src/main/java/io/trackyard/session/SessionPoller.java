package io.trackyard.session;

import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.TaggedProcesses;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks at all watched sessions from one thread, at each a twentieth of its age after the last look, and every 200 ms at
 * most: so an end is noticed soon, measured by what the session took. 5 % of a core for 500 sessions, and no cheaper way was
 * found (inotify has 128 instances per user, {@code ProcessHandle.onExit} lags by seconds and takes a thread each).
 * It also remembers which processes carried a session's tag, for those that clear their environment later.
 */
public final class SessionPoller implements AutoCloseable {
    private static final Duration LONGEST_INTERVAL = Duration.ofMillis(200);

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(5);
    private static final int LOOKS_IN_A_LIFE = 20;

    /** A look at all environments costs 10 ms with 500 processes. */
    private static final Duration MEMORY_INTERVAL = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "session poller");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<ProcessIdentity>> remembered = new ConcurrentHashMap<>();
    private final TaggedProcesses tagged = new TaggedProcesses();

    public SessionPoller() {
        this(MEMORY_INTERVAL);
    }

    /** With another time between two looks at all environments. */
    SessionPoller(Duration memoryInterval) {
        thread.scheduleWithFixedDelay(
                this::remember, memoryInterval.toMillis(), memoryInterval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts to look at the session; ends when the watch is closed. */
    Watch watch(Session session) {
        Watch watch = new Watch(session);
        watches.add(watch);
        thread.execute(watch::look);
        return watch;
    }

    /** What was seen to carry the session's tag while it was watched. */
    Set<ProcessIdentity> remembered(String sessionId) {
        return remembered.getOrDefault(sessionId, Set.of());
    }

    /** Forgets a session that is settled. */
    void forget(String sessionId) {
        remembered.remove(sessionId);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void remember() {
        if (watches.isEmpty()) {
            return;
        }
        Map<String, Set<ProcessIdentity>> seen = look();
        for (Watch watch : watches) {
            String id = watch.session.id();
            remembered
                    .computeIfAbsent(id, unseen -> ConcurrentHashMap.newKeySet())
                    .addAll(seen.getOrDefault(id, Set.of()));
        }
    }

    private Map<String, Set<ProcessIdentity>> look() {
        try {
            return tagged.bySession();
        } catch (UncheckedIOException unreadable) {
            // Thrown on, it would end all later looks; what this one missed, the next one sees.
            return Map.of();
        }
    }

    /** One caller's view of one session: always the newest look, older ones are dropped. */
    final class Watch implements AutoCloseable {
        private final Session session;
        private final BlockingQueue<Supplier<SessionState>> newest = new ArrayBlockingQueue<>(1);
        private final long since = System.nanoTime();

        private Watch(Session session) {
            this.session = session;
        }

        /** Waits for the next look; what went wrong while looking is thrown here, to the caller it concerns. */
        SessionState next() throws InterruptedException {
            return newest.take().get();
        }

        @Override
        public void close() {
            watches.remove(this);
        }

        private void look() {
            if (!watches.contains(this)) {
                return;
            }
            Supplier<SessionState> seen;
            try {
                SessionState state = session.state();
                seen = () -> state;
            } catch (RuntimeException failed) {
                seen = () -> {
                    throw failed;
                };
            }
            newest.clear();
            newest.add(seen);
            thread.schedule(this::look, untilNextLook(), TimeUnit.NANOSECONDS);
        }

        private long untilNextLook() {
            long part = (System.nanoTime() - since) / LOOKS_IN_A_LIFE;
            return Math.min(LONGEST_INTERVAL.toNanos(), Math.max(SHORTEST_INTERVAL.toNanos(), part));
        }
    }
}
