package io.trackyard.cli;

import io.trackyard.cli.RunChoice.Chosen;
import io.trackyard.connection.Attended;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.Display;
import io.trackyard.display.LiveDisplay;
import io.trackyard.display.PlainDisplay;
import io.trackyard.display.RunSummary;
import io.trackyard.display.StatusJson;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.worker.WorkerRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run to its end, or until the person leaves it. Starting and watching are apart: whatever happens here, the run
 * goes on.
 */
public final class Watching {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Yard yard;
    private final OutputOptions output;
    private final CountDownLatch left = new CountDownLatch(1);
    private final AtomicBoolean printed = new AtomicBoolean();
    private volatile @Nullable RunSnapshot seen;

    public Watching(Yard yard, OutputOptions output) {
        this.yard = yard;
        this.output = output;
    }

    /**
     * Shows the run until it is over, then its summary; the status is that of the run, or that it was left. Where nobody
     * could go on with it from here, a standstill is an end too.
     */
    public ExitStatus toTheEnd(Chosen run) throws InterruptedException {
        Optional<RunSnapshot> settled = settled(run, this::printDocument);
        if (settled.isEmpty()) {
            return ExitStatus.INTERRUPTED;
        }
        RunSnapshot last = settled.get();
        printDocument();
        if (!output.json()) {
            Surroundings around = yard.around();
            output.print(
                    around,
                    RunSummary.of(
                            last,
                            around.moment(),
                            OutputOptions.width(around),
                            run.wayFrom(around).commands()));
        }
        return ExitStatus.of(last);
    }

    /** As {@link #toTheEnd}, for commands that print something else then; empty where the person left the run. */
    public Optional<RunSnapshot> untilSettled(Chosen run) throws InterruptedException {
        return settled(run, () -> {});
    }

    private Optional<RunSnapshot> settled(Chosen run, Runnable document) throws InterruptedException {
        RunSnapshot last;
        try (Display display = display();
                Farewell farewell = Farewell.toRun(yard.around(), run, document)) {
            last = follow(run, display);
            if (!isSettled(last)) {
                farewell.say();
                return Optional.empty();
            }
        }
        if (!last.state().isOver()) {
            Standstill.say(yard, output, run, last);
        }
        return Optional.of(last);
    }

    /** Once, whoever is first: the end of the run, or the end of this program by a signal. */
    private void printDocument() {
        RunSnapshot known = seen;
        if (output.json() && known != null && printed.compareAndSet(false, true)) {
            output.printJson(yard.around(), StatusJson.of(known));
        }
    }

    private RunSnapshot follow(Chosen run, Display display) throws InterruptedException {
        try (Attended attended = new Attended()) {
            RunSnapshot snapshot = first(attended, run, display);
            show(snapshot, display);
            boolean hadWorker = yard.hasWorker();
            while (!isSettled(snapshot) && !left.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (hadWorker && !yard.hasWorker()) {
                        reviveAndTell(display);
                    }
                    hadWorker = yard.hasWorker();
                    snapshot = read(attended, run);
                    show(snapshot, display);
                } catch (RuntimeException lost) {
                    bringBack(display, lost);
                }
            }
            return snapshot;
        }
    }

    /** What fails here is told to the person, unless it was the death of the worker that was asked. */
    private RunSnapshot first(Attended attended, Chosen run, Display display) throws InterruptedException {
        Optional<ProcessIdentity> asked = liveWorker();
        try {
            return read(attended, run);
        } catch (RuntimeException lost) {
            if (asked.isEmpty() || asked.equals(liveWorker())) {
                throw lost;
            }
            reviveAndTell(display);
            return read(attended, run);
        }
    }

    /** Given up when the worker that is asked dies: the server would wait for its answer for up to a minute. */
    private RunSnapshot read(Attended attended, Chosen run) {
        Optional<ProcessIdentity> asked = liveWorker();
        return attended.ask(() -> yard.read(run), () -> asked.isPresent() && !asked.equals(liveWorker()));
    }

    private Optional<ProcessIdentity> liveWorker() {
        return yard.worker().live().map(WorkerRecord::identity);
    }

    private boolean isSettled(RunSnapshot snapshot) {
        boolean attended = yard.around().terminal().input();
        return snapshot.state().isOver() || (!attended && Standstill.isReached(snapshot));
    }

    private void show(RunSnapshot snapshot, Display display) {
        seen = snapshot;
        display.show(snapshot);
    }

    /** A question that fails means that the server or the worker has died; both are started again and the person is told. */
    private void bringBack(Display display, RuntimeException lost) throws InterruptedException {
        try {
            reviveAndTell(display);
        } catch (ProblemException persists) {
            display.note(persists.getMessage());
        }
    }

    private void reviveAndTell(Display display) throws InterruptedException {
        if (yard.revive()) {
            display.note("what had died was started again; the run goes on");
        }
    }

    private Display display() {
        Surroundings around = yard.around();
        boolean live = around.terminal().out()
                && around.terminal().input()
                && !output.json()
                && !output.quiet()
                && !around.environment().getOrDefault("TERM", "dumb").equals("dumb");
        if (live) {
            try {
                return LiveDisplay.open(
                        output.outStyle(around), around.time(), ZoneId.systemDefault(), left::countDown);
            } catch (IOException noTerminal) {
                output.say(around, "This terminal cannot be drawn on; a line for each change instead.");
            }
        }
        return output.quiet()
                ? new SilentDisplay()
                : new PlainDisplay(around.err(), output.errStyle(around), around.time(), ZoneId.systemDefault());
    }
}
