package io.trackyard.worker;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.Command;
import io.trackyard.process.Detachment;
import io.trackyard.process.ProcessGroup;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The worker of this host as a command sees it: found, or started as a process of its own that outlives the command. */
public final class LocalWorker {
    /** A worker takes two seconds to start on an idle machine. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOG_LINES = 8;

    private final WorkerPlace place;
    private final Command program;

    /** {@code program}: what starts a worker in the foreground. */
    public LocalWorker(WorkerPlace place, Command program) {
        this.place = place;
        this.program = program;
    }

    public Optional<WorkerRecord> live() {
        return place.live();
    }

    /**
     * Returns the worker that serves this host, started now if there was none.
     *
     * @throws io.trackyard.problem.ProblemException when it ends before it serves, with the end of its log
     */
    public WorkerRecord findOrStart() throws InterruptedException {
        Optional<WorkerRecord> live = live();
        if (live.isPresent()) {
            return live.get();
        }
        ProcessIdentity started = Detachment.start(program, place.log());
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (live().isEmpty()) {
            // another command may have been faster: then ours ends, and that one's serves
            boolean hopeless = !started.isAlive() && live().isEmpty() && !place.isLocked();
            if (hopeless || System.nanoTime() > deadline) {
                throw notStarted();
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        return live().orElseThrow(this::notStarted);
    }

    /** Ends the worker; its sessions live on. Does nothing where there is none. */
    public void stop() throws InterruptedException {
        Optional<WorkerRecord> live = live();
        if (live.isEmpty()) {
            return;
        }
        ProcessGroup group = new ProcessGroup(live.get().identity().pid());
        group.send(Signal.TERM);
        long deadline = System.nanoTime() + END_LIMIT.toNanos();
        while (live.get().identity().isAlive()) {
            if (System.nanoTime() > deadline) {
                group.send(Signal.KILL);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
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
