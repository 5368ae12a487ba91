package io.trackyard.run;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;
import io.trackyard.activity.FixPlan;
import io.trackyard.activity.GateRequest;
import io.trackyard.activity.GateVerdict;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.PhasePlan;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import java.util.ArrayList;
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
    private final PhaseAccount account;
    private final Waits waits;
    private final MergeQueue mergeQueue;
    private final WriteBack writeBack;
    private final PhaseQuestions questions;
    private final FileWaits files;
    private final PhaseEnd phaseEnd;
    private final TrackRun trackRun;
    private final TrackChildren children;
    private final PlanInUse plan;
    private final PhaseCalibration calibration;
    private final boolean byChildren;
    private final List<String> warnings = new ArrayList<>();
    private final FlakyGates flaky = new FlakyGates();
    private final CancellationScope work = Workflow.newCancellationScope(this::work);
    private RunMode mode;
    private boolean stopped;
    private boolean isDone;
    private int added;
    private int wakes;
    private @Nullable TemporalFailure failure;

    PhaseRun(PhaseInput input, PhasePlan phase, ParentQueue parentQueue) {
        this.input = input;
        this.mode = input.mode();
        this.plan = new PlanInUse(input.run());
        this.tasks = new PhaseTasks(input.phase(), phase, input.lost(), input.starts(), Workflow::currentTimeMillis);
        this.questions = new PhaseQuestions(input, tasks);
        this.phaseEnd = new PhaseEnd(input, plan, questions);
        int lease = input.segment() == null ? 1 : input.segment().lease();
        this.tracks = new TrackQueue(
                phase.tracks().stream()
                        .map(track -> new PhaseTrack(track, tasks, lease))
                        .toList(),
                input.settings().maxParallel());
        this.files = new FileWaits(tasks, tracks, questions::spent);
        this.children = new TrackChildren(input, plan, tasks, questions::spent);
        this.account = new PhaseAccount(input, parentQueue, questions, children);
        this.waits = account.waits();
        WorkflowLock branch = Workflow.newWorkflowLock();
        this.mergeQueue = new MergeQueue(plan, input.settings(), tasks, branch, this::allWaitForTheQueue);
        this.writeBack = new WriteBack(plan, input.settings(), input.segment() == null, branch);
        tasks.listen(writeBack::heard);
        this.byChildren =
                input.segment() == null && tasks.size() > input.settings().flatTasks();
        this.calibration = new PhaseCalibration(
                input.phase(), plan, input.settings(), waits, branch, questions, this::mayStart, this::isEnding);
        this.trackRun = new TrackRun(
                input,
                plan,
                tasks,
                waits,
                input.segment() == null ? mergeQueue : parentQueue,
                this::mayStart,
                questions,
                files);
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
        calibration.stop();
        flaky.warning(input.phase()).ifPresent(warnings::add);
        PhaseResult.Renewed renewed =
                added == 0 ? null : new PhaseResult.Renewed(plan.run().plan(), added);
        return new PhaseResult(
                told(tasks.all()),
                stopped,
                warnings,
                renewed,
                calibration.status().orElse(null));
    }

    private List<TaskStatus> told(List<TaskStatus> all) {
        if (PayloadRoom.isTooSmallFor(all)) {
            warnings.add(
                    ("phase %d: what is said of its %,d tasks is cut to what a result has room for; it is whole in the"
                                    + " task.json of each, in the run's directory")
                            .formatted(input.phase(), all.size()));
        }
        return PayloadRoom.tasks(all, PayloadRoom.ALL);
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
        account.settle();
        wakes++;
    }

    /** How its account stands, and who has to hear of it. */
    PhaseAccount account() {
        return account;
    }

    /** A track of this large phase hands over a verified commit. */
    void add(VerifiedTask task) {
        tasks.change(
                task.task(),
                status -> status.after(task.attempt() - 1)
                        .in(TaskState.VERIFIED)
                        .at(task.commit(), task.checked())
                        .using(task.used()));
        mergeQueue.add(task);
    }

    PhaseProgress progress() {
        List<OpenQuestion> asked = PayloadRoom.questions(questions.all());
        return new PhaseProgress(
                input.phase(),
                PayloadRoom.tasks(tasks.all(), PayloadRoom.ALL - PayloadRoom.of(asked)),
                mergeQueue.waiting(),
                waitingFor().orElse(null),
                waits.until(),
                asked,
                calibration.status().orElse(null));
    }

    PhaseNote note() {
        return ProgressText.note(
                input.phase(), tasks, tracks, calibration.status(), waitingFor().orElse(null), waits.until());
    }

    /** What keeps the phase where it is; a person's word, only when nothing else is being done meanwhile. */
    private Optional<String> waitingFor() {
        Optional<String> waiting = waits.waitingFor();
        if (waiting.isEmpty() && tracks.working() == 0) {
            waiting = questions.waitingFor();
        }
        if (waiting.isEmpty() && isDone && writeBack.isBehind()) {
            waiting = Optional.of("write-back");
        }
        return waiting;
    }

    /** Grows with everything that may be worth telling. */
    int signs() {
        return tasks.changes()
                + waits.changes()
                + questions.changes()
                + calibration.changes()
                + files.changes()
                + wakes;
    }

    int size() {
        return tasks.size();
    }

    private void work() {
        mergeQueue.start(task -> writeBack.merging(tasks.of(task.task())), this::answered, this::failed);
        writeBack.start();
        carryOutTasks();
        if (isWhole() && !stopped && tasks.count(TaskState.INTEGRATED) > 0) {
            calibration.carryOut(this::mend);
            stopped |= questions.stops();
        }
        isDone = true;
        tracks.all().forEach(trackRun::close);
    }

    /** What a calibration wants mended are tasks of this phase, with tracks of their own. */
    private void mend(FixPlan fixes) {
        take(fixes);
        carryOutTasks();
    }

    private void take(FixPlan fixes) {
        added += fixes.tracks().stream().mapToInt(track -> track.tasks().size()).sum();
        tasks.add(fixes.tracks());
        tracks.add(fixes.tracks().stream()
                .map(track -> new PhaseTrack(track, tasks, 1))
                .toList());
    }

    private void carryOutTasks() {
        settleWhatCannotStart();
        while (!isOver()) {
            startTracks();
            int seen = signs();
            Workflow.await(() -> signs() != seen);
            phaseEnd.plan(this::take);
            settleWhatCannotStart();
        }
        gate();
    }

    /** The gate of a phase whose merges were not gated. */
    private void gate() {
        boolean isDue = input.settings().gateAt() == GateAt.PHASE && isWhole() && tasks.count(TaskState.INTEGRATED) > 0;
        while (isDue) {
            GateVerdict verdict = new Steps(input.settings())
                    .integration("Gate · phase " + input.phase())
                    .gate(new GateRequest(RunInput.SCHEMA, input.run(), input.phase()));
            flaky.saw("its end", verdict.flaky());
            if (verdict.passed()) {
                writeBack.gatePassed();
                return;
            }
            if (verdict.inconclusive()) {
                String untold = input.settings().writeBack() == WriteBackTo.NOWHERE
                        ? ""
                        : "; its source is not told that its tasks are done";
                warnings.add(Text.oneLine("phase %d: %s%s".formatted(input.phase(), verdict.note(), untold)));
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
        isDone = true;
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

    /** Whether it is a phase, and not one track of a large one. */
    private boolean isWhole() {
        return input.segment() == null;
    }

    private boolean isOver() {
        return tasks.allSettled() && tracks.working() == 0;
    }

    private boolean isEnding() {
        return stopped || isToStop() || mode == RunMode.DRAINING || mode == RunMode.ENDING;
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
            waits.giveUp();
            questions.close();
            String why = stopped ? "the run was stopped" : "the run was drained";
            files.close(why);
            tasks.cancelPending(why + " before it started");
            tasks.skipLost();
        } else {
            files.settle();
            questions.askWhatIsDue(tracks.all());
            phaseEnd.askWhenIdle(tracks);
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
        return mayStart() && !waits.holdAccount() ? tracks.next() : Optional.empty();
    }

    private void carryOut(PhaseTrack track) {
        try {
            if (byChildren) {
                children.carryOut(track, mode);
            } else {
                trackRun.carryOut(track);
                if (tracks.givesUp(track) && !waitsInside(track)) {
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

    /** What an agent has begun when it asks, or waits for a file, lies in the track's worktree. */
    private boolean waitsInside(PhaseTrack track) {
        return track.next()
                .filter(task -> questions.isAsking(task.id()) || files.isWaiting(task.id()))
                .isPresent();
    }

    /** The first failure ends the phase: what still works is cancelled, and waited for before it is thrown on. */
    private void failed(TemporalFailure problem) {
        if (!work.isCancelRequested()) {
            failure = problem;
            work.cancel("the phase failed");
        }
    }

    /** The children of a large phase tell their outcomes when they end; what others need is known here at once. */
    private void answered(VerifiedTask task, IntegrationVerdict verdict) {
        flaky.saw(task.task(), verdict.flaky());
        if (byChildren) {
            if (TaskState.isGood(verdict.result())) {
                tasks.change(
                        task.task(),
                        status -> status.in(TaskState.of(verdict.result()))
                                .at(verdict.commit(), task.checked())
                                .after(task.attempt()));
            }
            children.answer(task, verdict);
        }
    }
}
