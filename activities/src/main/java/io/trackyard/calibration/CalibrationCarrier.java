package io.trackyard.calibration;

import io.trackyard.account.Accounts;
import io.trackyard.activity.CalibrationRequest;
import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.attempt.Pulse;
import io.trackyard.attempt.SessionWatch;
import io.trackyard.attempt.TaskEpochs;
import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Worktree;
import io.trackyard.integration.QueueWorktree;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.CalibrationRecord;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.Sessions;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries out a round of a calibration. Whatever died before is picked up: commands are run again, a session that lives is
 * re-attached to, one that ended unwatched is collected, and a verdict that is recorded already is the answer.
 */
public final class CalibrationCarrier {
    private final OpenRuns runs;
    private final Sessions sessions;
    private final CommandRunner runner;
    private final Accounts accounts;
    private final InstantSource time;

    /** {@code accounts}: those of this host */
    public CalibrationCarrier(
            OpenRuns runs, Sessions sessions, CommandRunner runner, Accounts accounts, InstantSource time) {
        this.runs = runs;
        this.sessions = sessions;
        this.runner = runner;
        this.accounts = accounts;
        this.time = time;
    }

    CalibrationVerdict calibrate(CalibrationRequest request, Pulse pulse) throws IOException, InterruptedException {
        OpenRun run = runs.open(request.run());
        CalibrationPlace place = CalibrationPlace.of(run, request);
        run.directory().grants().note(request.phase(), request.granted());
        Optional<CalibrationRecord> known = place.files().read();
        if (known.isPresent() && known.get().done()) {
            settle(place.files().directory());
            return known.get().verdict();
        }
        QueueWorktree queue = new QueueWorktree(time);
        Epoch epoch = takeOver(run, place.files().directory());
        ObjectId tip = run.tip();
        CalibrationRecord record = known.isPresent()
                ? known.get()
                : place.files()
                        .write(pulse.interruptibly(() -> new Calibrators(run, place, queue, runner).look(tip, epoch)));
        return new AgentCalibrator(place, queue, sessions, accounts, pulse, time)
                .ask(record, tip, epoch)
                .verdict();
    }

    /** Ends the sessions that a run leaves behind: a cancellation is not told to one whose worker has died. */
    public void endLeft(OpenRun run) {
        for (TaskDirectory round : run.directory().begunCalibrations()) {
            try {
                Optional<Session> left = sessions.find(round);
                if (left.isPresent()) {
                    QueueWorktree queue = new QueueWorktree(time);
                    Epoch epoch = takeOver(run, round);
                    Worktree worktree = queue.asLeft(run, run.tip());
                    left.get().end(EndReason.CANCELLED, SessionWatch.GRACE, () -> queue.keep(run, worktree, epoch));
                    left.get().settle();
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the worker is being stopped", stopped);
            }
        }
    }

    /** The worktree is the merge queue's, and so is the right to act in it. */
    private Epoch takeOver(OpenRun run, TaskDirectory round) throws InterruptedException {
        return new TaskEpochs(runner).take(run.repository(), run.refs().queueEpoch(), round);
    }

    private void settle(TaskDirectory round) throws IOException {
        sessions.find(round).ifPresent(Session::settle);
    }
}
