package io.trackyard.run;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;
import io.trackyard.activity.GateRequest;
import io.trackyard.activity.GateVerdict;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.PhasePlan;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.RunPolicy.OnAbandon;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the tasks of a phase: keeps the tracks going, the merge queue working, and knows when all is done. A
 * track's room is taken before its coroutine starts, since a coroutine that only waits costs a workflow thread, and a
 * worker has few.
 */
final class PhaseRun {
    private final PhaseInput input;
    private final ParentQueue parentQueue;
    private final PhaseTasks tasks;
    private final TrackQueue tracks;
    private final Waits waits;
    private final MergeQueue mergeQueue;
    private final WriteBack writeBack;
    private final PhaseQuestions questions;
    private final TrackRun trackRun;
    private final TrackChildren children;
    private final boolean byChildren;
    private final CancellationScope work = Workflow.newCancellationScope(this::work);
    private RunMode mode;
    private boolean stopped;
    private int wakes;
    private @Nullable TemporalFailure failure;

    PhaseRun(PhaseInput input, PhasePlan plan, ParentQueue parentQueue) {
        this.input = input;
        this.parentQueue = parentQueue;
        this.mode = input.mode();
        this.tasks = new PhaseTasks(input.phase(), plan, input.lost(), input.starts());
        this.questions = new PhaseQuestions(input, tasks);
        int lease = input.segment() == null ? 1 : input.segment().lease();
        this.tracks = new TrackQueue(
                plan.tracks().stream()
                        .map(track -> new PhaseTrack(track, tasks, lease))
                        .toList(),
                input.settings().maxParallel());
        this.waits = new Waits(this::quotaMet);
        WorkflowLock branch = Workflow.newWorkflowLock();
        this.mergeQueue = new MergeQueue(input.run(), input.settings(), tasks, branch, this::allWaitForTheQueue);
        this.writeBack = new WriteBack(input.run(), input.settings(), input.segment() == null, branch);
        tasks.listen(writeBack::heard);
        this.byChildren =
                input.segment() == null && tasks.size() > input.settings().flatTasks();
        this.children = new TrackChildren(input, tasks, questions::spent);
        this.trackRun = new TrackRun(
                input,
                tasks,
                waits,
                input.segment() == null ? mergeQueue : parentQueue,
                this::mayStart,
                questions::spent);
    }

    /** Returns when every task has its outcome, also when that is because the phase was cancelled. */
    PhaseResult carryOut() {
        try {
            work.run();
        } catch (TemporalFailure problem) {
            failed(problem);
        }
        windDown();
        if (failure == null) {
            questions.close();
            tasks.cancelRest("the run was cancelled");
        }
        finishWritingBack();
        if (failure != null) {
            throw failure;
        }
        return new PhaseResult(tasks.all(), stopped);
    }

    void steer(RunMode other) {
        if (!other.mayFollow(mode)) {
            return;
        }
        mode = other;
        wakes++;
        if (other == RunMode.ENDING) {
            work.cancel("the run was cancelled");
        } else {
            children.steer(other);
        }
    }

    /** A person has answered. */
    void answer(Answer answer) {
        questions.answer(answer);
        wakes++;
    }

    /** A track of this large phase hands over a verified commit. */
    void add(VerifiedTask task) {
        tasks.change(task.task(), status -> status.in(TaskState.VERIFIED).at(task.commit(), task.checked()));
        mergeQueue.add(task);
    }

    /** A quota was met elsewhere in this phase. */
    void hold(QuotaNote note) {
        if (waits.hold(note.until()) && byChildren) {
            children.hold(note);
        }
    }

    PhaseProgress progress() {
        return new PhaseProgress(
                input.phase(),
                tasks.all(),
                mergeQueue.waiting(),
                waitingFor().orElse(null),
                waits.until(),
                questions.all());
    }

    PhaseNote note() {
        return ProgressText.note(input.phase(), tasks, tracks, waitingFor().orElse(null), waits.until());
    }

    /** What keeps the phase where it is; a person's word, only when nothing else is being done meanwhile. */
    private Optional<String> waitingFor() {
        Optional<String> waiting = waits.waitingFor();
        if (waiting.isEmpty() && tracks.working() == 0) {
            waiting = questions.waitingFor();
        }
        if (waiting.isEmpty() && isOver() && writeBack.isBehind()) {
            waiting = Optional.of("write-back");
        }
        return waiting;
    }

    /** Grows with everything that may be worth telling. */
    int signs() {
        return tasks.changes() + waits.changes() + questions.changes() + wakes;
    }

    int size() {
        return tasks.size();
    }

    private void work() {
        mergeQueue.start(this::answered, this::failed);
        writeBack.start();
        settleWhatCannotStart();
        while (!isOver()) {
            startTracks();
            int seen = signs();
            Workflow.await(() -> signs() != seen);
            settleWhatCannotStart();
        }
        gate();
        tracks.all().forEach(trackRun::close);
    }

    /** The gate of a phase whose merges were not gated. */
    private void gate() {
        boolean isDue = input.settings().gateAt() == GateAt.PHASE
                && input.segment() == null
                && tasks.count(TaskState.INTEGRATED) > 0;
        while (isDue) {
            GateVerdict verdict = new Steps(input.settings())
                    .integration("Gate · phase " + input.phase())
                    .gate(new GateRequest(RunInput.SCHEMA, input.run(), input.phase()));
            if (verdict.passed()) {
                writeBack.gatePassed();
                return;
            }
            questions.askOfGate(verdict.note());
            Workflow.await(() -> !questions.asksOfGate() || mode == RunMode.DRAINING);
            stopped |= questions.stops();
            isDue = questions.gateAgain() && mode != RunMode.DRAINING;
        }
    }

    /** After a cancellation or a failure the sessions are being told; what they leave is kept, worktrees too. */
    private void windDown() {
        mergeQueue.close();
        Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> tracks.working() == 0 && mergeQueue.isOver()))
                .run();
    }

    /** What is cancelled is told too; who cancels does not wait long for that. */
    private void finishWritingBack() {
        writeBack.close();
        if (mode == RunMode.ENDING) {
            Workflow.newDetachedCancellationScope(writeBack::hurry).run();
        }
        Workflow.newDetachedCancellationScope(() -> Workflow.await(writeBack::isOver))
                .run();
    }

    private boolean allWaitForTheQueue() {
        return mergeQueue.length() >= tracks.working();
    }

    private boolean isOver() {
        return tasks.allSettled() && tracks.working() == 0;
    }

    private boolean mayStart() {
        return mode == RunMode.RUNNING && !stopped && !isToStop() && !questions.holdsAll();
    }

    private void settleWhatCannotStart() {
        tasks.skipLost();
        if (!stopped && isToStop()) {
            stopped = true;
            children.steer(RunMode.DRAINING);
        }
        if (stopped || mode == RunMode.DRAINING) {
            questions.close();
            tasks.cancelPending(
                    stopped ? "the run was stopped before it started" : "the run was drained before it started");
            tasks.skipLost();
        } else {
            questions.askWhatIsDue(tracks.all());
        }
    }

    /** A track of a large phase stops too where a person is to be asked; its phase does so. */
    private boolean isToStop() {
        OnAbandon policy = input.settings().onAbandon();
        boolean stopsHere = policy == OnAbandon.STOP || (policy == OnAbandon.WAIT && input.segment() != null);
        return questions.stops() || (stopsHere && tasks.count(TaskState.ABANDONED) > 0);
    }

    private void startTracks() {
        Optional<PhaseTrack> next = nextTrack();
        while (next.isPresent()) {
            PhaseTrack track = next.get();
            tracks.start(track);
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
                if (tracks.givesUp(track)) {
                    trackRun.close(track);
                }
            }
        } catch (TemporalFailure problem) {
            failed(problem);
        } finally {
            tracks.stop(track);
            wakes++;
        }
    }

    /** The first failure ends the phase: what still works is cancelled, and waited for before it is thrown on. */
    private void failed(TemporalFailure problem) {
        if (!work.isCancelRequested()) {
            failure = problem;
            work.cancel("the phase failed");
        }
    }

    private void quotaMet(long until) {
        if (input.segment() != null) {
            parentQueue.quota(new QuotaNote(RunInput.SCHEMA, input.settings().account(), until));
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
}
