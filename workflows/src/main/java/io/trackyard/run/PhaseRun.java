package io.trackyard.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.PhasePlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the tasks of a phase: keeps the tracks going, the merge queue working, and knows when all is done. A
 * track's room is taken before its coroutine starts, since a coroutine that only waits costs a workflow thread, and a
 * worker has few.
 */
final class PhaseRun {
    private final PhaseInput input;
    private final PhaseTasks tasks;
    private final TrackQueue tracks;
    private final Waits waits = new Waits();
    private final MergeQueue mergeQueue;
    private final TrackRun trackRun;
    private final TrackChildren children;
    private final boolean byChildren;
    private RunMode mode;
    private boolean stopped;
    private int wakes;
    private @Nullable TemporalFailure failure;

    PhaseRun(PhaseInput input, PhasePlan plan, ParentQueue parentQueue) {
        this.input = input;
        this.mode = input.mode();
        this.tasks = new PhaseTasks(input.phase(), plan, input.lost());
        int lease = input.segment() == null ? 1 : input.segment().lease();
        this.tracks = new TrackQueue(
                plan.tracks().stream()
                        .map(track -> new PhaseTrack(track, tasks, lease))
                        .toList(),
                input.settings().maxParallel());
        this.mergeQueue = new MergeQueue(input.run(), input.settings(), tasks);
        this.byChildren =
                input.segment() == null && tasks.size() > input.settings().flatTasks();
        this.children = new TrackChildren(input, tasks);
        this.trackRun =
                new TrackRun(input, tasks, waits, input.segment() == null ? mergeQueue : parentQueue, this::mayStart);
    }

    /** Returns when every task has its outcome, also when that is because the phase was cancelled. */
    PhaseResult carryOut() {
        mergeQueue.start(this::answered, this::failed);
        try {
            while (!isOver()) {
                settleWhatCannotStart();
                startTracks();
                int seen = signs();
                Workflow.await(() -> signs() != seen);
            }
            closeRest();
        } catch (CanceledFailure cancelled) {
            windDown();
        }
        mergeQueue.close();
        if (failure != null) {
            throw failure;
        }
        return new PhaseResult(tasks.all(), stopped);
    }

    void steer(RunMode other) {
        if (mode != RunMode.DRAINING) {
            mode = other;
            children.steer(other);
            wakes++;
        }
    }

    void add(VerifiedTask task) {
        tasks.change(task.task(), status -> status.in(TaskState.VERIFIED).at(task.commit(), task.checked()));
        mergeQueue.add(task);
    }

    PhaseProgress progress() {
        return new PhaseProgress(
                input.phase(),
                tasks.all(),
                mergeQueue.waiting(),
                waits.waitingFor().orElse(null),
                waits.until());
    }

    PhaseNote note() {
        return ProgressText.note(input.phase(), tasks, tracks, waits);
    }

    /** Grows with everything that may be worth telling. */
    int signs() {
        return tasks.changes() + waits.changes() + wakes;
    }

    private boolean isOver() {
        return failure != null || (tasks.allSettled() && tracks.working() == 0);
    }

    private boolean mayStart() {
        return mode == RunMode.RUNNING && !stopped;
    }

    private void settleWhatCannotStart() {
        tasks.skipLost();
        if (input.settings().stopOnAbandon() && tasks.count(TaskState.ABANDONED) > 0) {
            stopped = true;
        }
        if (stopped) {
            tasks.cancelPending("the run stopped after a task was abandoned");
        } else if (mode == RunMode.DRAINING) {
            tasks.cancelPending("the run was drained before it started");
        }
    }

    private void startTracks() {
        Optional<PhaseTrack> next = nextTrack();
        while (next.isPresent()) {
            PhaseTrack track = next.get();
            track.startWorking();
            Async.procedure(() -> carryOut(track));
            next = nextTrack();
        }
    }

    private Optional<PhaseTrack> nextTrack() {
        return mayStart() && !waits.isQuota() ? tracks.next() : Optional.empty();
    }

    private void carryOut(PhaseTrack track) {
        try {
            if (byChildren) {
                children.carryOut(track, mode);
            } else {
                trackRun.carryOut(track);
            }
        } catch (TemporalFailure problem) {
            failed(problem);
        } finally {
            track.stopWorking();
            wakes++;
        }
    }

    private static boolean isCancellation(TemporalFailure problem) {
        return problem instanceof CanceledFailure || problem.getCause() instanceof CanceledFailure;
    }

    private void failed(TemporalFailure problem) {
        if (!isCancellation(problem)) {
            failure = problem;
            wakes++;
        }
    }

    /** The children of a large phase tell their outcomes when they end; what others need is known here at once. */
    private void answered(VerifiedTask task, IntegrationVerdict verdict) {
        if (byChildren) {
            if (verdict.result() == IntegrationVerdict.Result.INTEGRATED) {
                tasks.change(
                        task.task(),
                        status -> status.in(TaskState.INTEGRATED)
                                .at(verdict.commit(), task.checked())
                                .after(task.attempt()));
            }
            children.answer(task, verdict);
        }
    }

    private void closeRest() {
        List<PhaseTrack> open =
                tracks.all().stream().filter(track -> track.place().isPresent()).toList();
        open.forEach(trackRun::close);
    }

    /** The sessions have been told by the cancellation itself; what they leave is kept, worktrees too. */
    private void windDown() {
        CancellationScope detached =
                Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> tracks.working() == 0));
        detached.run();
        tasks.cancelRest("the run was cancelled");
    }
}
