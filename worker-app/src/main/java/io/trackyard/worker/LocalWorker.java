package io.trackyard.worker;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.Command;
import io.trackyard.process.Detachment;
import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The worker of this host as a command sees it: found, or started as a process of its own that outlives the command. */
public final class LocalWorker {
    /** A worker takes two seconds to start on an idle machine. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOG_LINES = 8;

    private final WorkerPlace place;
    private final Command program;
    private @Nullable ProcessIdentity begun;

    /** {@code program}: what starts a worker in the foreground. */
    public LocalWorker(WorkerPlace place, Command program) {
        this.place = place;
        this.program = program;
    }

    public Optional<WorkerRecord> live() {
        return place.live();
    }

    /** Starts a worker where there is none, and does not wait for it: it gets ready while its starter does other things. */
    public void begin() {
        if (live().isEmpty() && !place.isLocked()) {
            begun = Detachment.start(program, place.log());
        }
    }

    /**
     * Returns the worker that serves this host, started now if there was none.
     *
     * @throws io.trackyard.problem.ProblemException when it ends before it serves, with the end of its log
     */
    public WorkerRecord findOrStart() throws InterruptedException {
        if (begun != null && !begun.isAlive()) {
            begun = null; // it served, for an earlier call, and has died since
        }
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        Optional<WorkerRecord> live = live();
        while (live.isEmpty()) {
            if (begun == null) {
                begin(); // which does nothing as long as one that is ending holds the lock
            }
            if (isHopeless() || System.nanoTime() > deadline) {
                throw notStarted();
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            live = live();
        }
        return live.get();
    }

    /** Ours has ended; but another command may have been faster, and then that one's serves. */
    private boolean isHopeless() {
        boolean ended = begun != null && !begun.isAlive();
        return ended && !place.isLocked() && live().isEmpty();
    }

    /**
     * Ends the worker; its sessions live on.
     *
     * @return false where there was none to end
     */
    public boolean stop() {
        Optional<WorkerRecord> live = live();
        return live.isPresent() && live.get().identity().end(END_LIMIT);
    }

    private RuntimeException notStarted() {
        return Problem.of(Fault.ENVIRONMENT, "worker-not-started")
                .what("the worker could not be started")
                .why("%s", String.join("\n", lastLines(place.log())))
                .remedy("trackyard worker", "run it in the foreground to see more")
                .exception();
    }

    private static List<String> lastLines(Path log) {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of("it printed nothing");
            return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }
}
