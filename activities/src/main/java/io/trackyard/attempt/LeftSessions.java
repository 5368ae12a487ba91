package io.trackyard.attempt;

import io.trackyard.account.Accounts;
import io.trackyard.activity.Errand;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TrackRequest;
import io.trackyard.git.Snapshots;
import io.trackyard.plan.Phase;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.CommandRunner;
import io.trackyard.run.RunInput;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends the sessions that a run leaves behind. A cancellation is told to the activities; one whose worker has died hears
 * nothing, and is not given out again, so its session would live on without anybody to watch it.
 */
public final class LeftSessions {
    private final TaskCarrier carrier;
    private final Sessions sessions;
    private final InstantSource time;

    public LeftSessions(OpenRuns runs, Sessions sessions, CommandRunner runner, Accounts accounts, InstantSource time) {
        this.carrier = new TaskCarrier(runs, sessions, runner, accounts, time);
        this.sessions = sessions;
        this.time = time;
    }

    /** Ends them all; what is in their worktrees is kept. */
    public void end(OpenRun run) {
        for (Phase phase : run.plan().phases()) {
            for (Track track : phase.tracks()) {
                for (TaskId task : track.tasks()) {
                    run.directory()
                            .begun(task.text())
                            .ifPresent(files -> end(run, phase, track, task.text(), new TaskFiles(files)));
                }
            }
        }
    }

    private void end(OpenRun run, Phase phase, Track track, String task, TaskFiles files) {
        try {
            Optional<Session> left = sessions.find(files.directory());
            if (left.isEmpty()) {
                return;
            }
            AttemptLedger ledger = files.read().ledger();
            TrackRequest opened = new TrackRequest(
                    RunInput.SCHEMA,
                    run.address(),
                    phase.number(),
                    track.number(),
                    Math.toIntExact(left.get().record().holder().claim().lease()));
            TaskRequest request =
                    new TaskRequest(RunInput.SCHEMA, run.address(), task, opened, ledger, 1, Errand.WORK, null);
            TaskBench bench = carrier.bench(run, request, carrier.takeOver(run, request), ledger);
            Snapshots snapshots = new Snapshots(run.repository(), time);
            Session session =
                    sessions.find(files.directory(), bench.epoch().number()).orElseThrow();
            session.end(
                    EndReason.CANCELLED,
                    SessionWatch.GRACE,
                    () -> snapshots.take(bench.worktree(), bench.origin(ledger), bench.epoch()));
            session.settle();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the worker is being stopped", stopped);
        }
    }
}
