package io.trackyard.attempt;

import io.trackyard.account.Accounts;
import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.git.Epoch;
import io.trackyard.git.RefName;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.plan.Task;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Fence;
import io.trackyard.reservation.Reservations;
import io.trackyard.reservation.WaitFile;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.session.Session;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.Sessions;
import io.trackyard.session.TaskDirectory;
import io.trackyard.voice.Voices;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Carries out what a task's activity asks for, and tells in which of its ways it ended. */
final class TaskCarrier {
    private final OpenRuns runs;
    private final Sessions sessions;
    private final CommandRunner runner;
    private final Voices voices;
    private final Accounts accounts;
    private final InstantSource time;

    /** One whose sessions have no voice. */
    TaskCarrier(OpenRuns runs, Sessions sessions, CommandRunner runner, Accounts accounts, InstantSource time) {
        this(runs, sessions, runner, Voices.NONE, accounts, time);
    }

    /** {@code voices}: where its sessions are heard */
    TaskCarrier(
            OpenRuns runs,
            Sessions sessions,
            CommandRunner runner,
            Voices voices,
            Accounts accounts,
            InstantSource time) {
        this.runs = runs;
        this.sessions = sessions;
        this.runner = runner;
        this.voices = voices;
        this.accounts = accounts;
        this.time = time;
    }

    /** The record of the task, brought up to what the request and the last heartbeat know. */
    TaskRecord known(TaskRequest request, Optional<TaskBeat> last) {
        TaskFiles files = files(runs.open(request.run()), request);
        TaskRecord task = files.read().with(request.ledger());
        return last.map(beat -> task.with(beat.ledger())).orElse(task);
    }

    /** What there is to do first, for people: a session that another worker watched is not begun anew. */
    String beginning(TaskRequest request) {
        boolean isBegun =
                SessionHistory.isAlive(files(runs.open(request.run()), request).directory());
        return isBegun ? KeptWork.SESSION + ", taken up again" : "getting ready";
    }

    TaskVerdict carryOut(TaskRequest request, TaskRecord known, Pulse pulse) throws IOException, InterruptedException {
        OpenRun run = runs.open(request.run());
        Right right = takeOver(run, request);
        TaskFiles files = right.files();
        // read again: until now whoever had it before may have written
        TaskRecord task = files.write(files.read().with(known.ledger()));
        settleBooked(right, task);
        Optional<TaskVerdict> before = Optional.ofNullable(task.verdict()).filter(verdict -> answers(verdict, request));
        if (before.isPresent()) {
            return before.get();
        }
        run.directory().grants().note(request.track().phase(), request.granted());
        refuseWhenSpent(task.ledger(), request);
        if (sessions.find(files.directory()).isEmpty()) { // else it has what it needs already
            new HostResources(run.directory().path())
                    .demand(run.plan().policy().resources(), task.ledger(), time.instant());
            refuseWhileHeld(run, request, files, task.ledger());
        }
        TaskBench bench = bench(run, request, right, task.ledger());
        return settle(bench, new TaskAttempt(bench, sessions, runner, voices, accounts, pulse, time).carryOut(task));
    }

    /**
     * Settles a session that was booked by a worker that died before it could: left as it is, the end of the run would
     * take it for one that nobody has looked at, and open its worktree again.
     */
    private void settleBooked(Right right, TaskRecord task) throws IOException {
        sessions.find(right.files().directory(), right.epoch().number())
                .filter(session -> session.id().equals(task.booked()))
                .ifPresent(Session::settle);
    }

    private TaskVerdict settle(TaskBench bench, TaskAttempt.Outcome outcome) {
        if (outcome instanceof TaskAttempt.Outcome.Verified verified) {
            return verified.verdict();
        }
        if (outcome instanceof TaskAttempt.Outcome.Failed failed) {
            throw failed.last()
                    ? TaskFailures.abandoned(failed.ledger(), failed.reason())
                    : TaskFailures.failed(failed.ledger(), failed.reason());
        }
        TaskAttempt.Outcome.Interrupted interrupted = (TaskAttempt.Outcome.Interrupted) outcome;
        throw bench.admission(accounts, time).interrupted(interrupted.ledger(), interrupted.cause());
    }

    /** A verdict answers unless the task was sent back after it, for a conflict or a red gate. */
    private static boolean answers(TaskVerdict verdict, TaskRequest request) {
        AttemptLedger then = verdict.ledger();
        AttemptLedger now = request.ledger();
        return then.generation() == now.generation()
                && then.failures() >= now.failures()
                && then.conflicts() >= now.conflicts();
    }

    /** Temporal's own count can be refilled, by a reset in its Web UI for one; the ledger's cannot. */
    private static void refuseWhenSpent(AttemptLedger ledger, TaskRequest request) {
        if (ledger.failures() >= request.limit()) {
            throw TaskFailures.abandoned(ledger, "its attempts were spent before");
        }
    }

    /** A session that ended to wait for a file is followed by none as long as another has that. */
    private void refuseWhileHeld(OpenRun run, TaskRequest request, TaskFiles files, AttemptLedger ledger) {
        Optional<Reservations.Conflict> conflict = WaitFile.last(files.directory())
                .flatMap(awaited -> new Reservations(
                                run, request.track(), files.directory().path(), time)
                        .against(awaited.paths()));
        if (conflict.isPresent()) {
            int patience = run.plan().policy().reservations().waitSeconds();
            AgentVerdict waits = new AgentVerdict.Waits(conflict.get().held(patience, true));
            throw TaskFailures.interrupted(ledger, waits, "", time.instant());
        }
    }

    /**
     * The right to act for a task.
     *
     * @param files are written only as long as it stands
     */
    record Right(Epoch epoch, Fence fence, TaskFiles files) {}

    /** Takes the right to act for the task, whoever had it before. */
    Right takeOver(OpenRun run, TaskRequest request) throws InterruptedException {
        TaskDirectory directory = run.directory().task(request.task());
        TaskEpochs epochs = new TaskEpochs(runner);
        Epoch epoch = epochs.take(run.repository(), run.refs().taskEpoch(request.task()), directory);
        Fence fence = epochs.fence(directory, epoch);
        return new Right(epoch, fence, new TaskFiles(directory, fence));
    }

    /** The task's worktree, and all else that is needed to act in it. */
    TaskBench bench(OpenRun run, TaskRequest request, Right right, AttemptLedger ledger) {
        RefName branch = run.refs().trackBranch(request.track().lease(), RunDirectory.nameOf(request.track()));
        Worktree worktree = new Worktrees(run.repository(), new Snapshots(run.repository(), time))
                .open(run.directory().worktree(request.track()), branch, run.tip(), right.epoch());
        Task task = run.task(request.task());
        int attempt = task.limits().number(ledger.attempt());
        return new TaskBench(request, run, task, worktree, right, attempt);
    }

    private static TaskFiles files(OpenRun run, TaskRequest request) {
        return new TaskFiles(run.directory().task(request.task()));
    }
}
