package io.trackyard.run;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.policy.RunPolicy.OnAbandon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Carries out the tracks of a large phase by a child workflow each, so that the phase's own history stays short. The
 * child runs the part of the track that waits for no other; the phase integrates what it verifies.
 */
final class TrackChildren {
    private final PhaseInput input;
    private final PlanInUse plan;
    private final PhaseTasks tasks;
    private final BiConsumer<String, String> onSpent;
    private final Map<String, PhaseWorkflow> live = new LinkedHashMap<>();

    /** {@code onSpent}: is told of a task whose attempts are spent, and why. */
    TrackChildren(PhaseInput input, PlanInUse plan, PhaseTasks tasks, BiConsumer<String, String> onSpent) {
        this.input = input;
        this.plan = plan;
        this.tasks = tasks;
        this.onSpent = onSpent;
    }

    /** Returns when the child is done; its outcomes are taken over. */
    void carryOut(PhaseTrack track, RunMode mode) {
        PhaseInput.Segment segment = new PhaseInput.Segment(track.readySegment(), track.segments());
        List<String> given =
                segment.track().tasks().stream().map(PlannedTask::id).toList();
        String id = WorkflowIds.track(Workflow.getInfo().getWorkflowId(), track.number(), track.segments());
        PhaseWorkflow child = Workflow.newChildWorkflowStub(
                PhaseWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                        .setTypedSearchAttributes(SearchKeys.ofPhase(input))
                        .setStaticSummary(Text.summary("Track " + track.name() + " · " + track.label()))
                        .build());
        live.put(id, child);
        tasks.giveAway(given);
        track.ready().ifPresent(task -> tasks.change(task.id(), status -> status.in(TaskState.RUNNING)));
        try {
            // what its tasks need is in the run's branch or among them, so nothing that was lost concerns it
            PhaseResult result = ChildRun.of(
                    child,
                    new PhaseInput(
                            RunInput.SCHEMA,
                            plan.run(),
                            input.phase(),
                            input.settings(),
                            List.of(),
                            mode,
                            given.stream().map(tasks::start).toList(),
                            segment));
            result.tasks().forEach(status -> takeOver(status, result.stopped()));
        } catch (ChildWorkflowFailure failure) {
            if (!(failure.getCause() instanceof CanceledFailure)) {
                throw failure;
            }
            given.stream()
                    .map(tasks::of)
                    .map(task -> task.because(TaskState.CANCELLED, "the workflow of its track was cancelled"))
                    .forEach(status -> takeOver(status, false));
        } finally {
            live.remove(id);
            tasks.takeBack(given);
        }
    }

    /**
     * A commit that the merge queue holds may still come in, so a cancelled child does not say what becomes of it; and
     * what a child did not begin because a task was given up before it is for a person to say.
     */
    private void takeOver(TaskStatus status, boolean stopped) {
        boolean inMergeQueue = tasks.of(status.id()).state() == TaskState.VERIFIED;
        boolean isCancelled = status.state() == TaskState.CANCELLED;
        boolean asks = input.settings().onAbandon() == OnAbandon.WAIT;
        if (status.state() == TaskState.ABANDONED) {
            tasks.change(status.id(), before -> before.after(status.attempts()).using(status.used()));
            onSpent.accept(status.id(), Objects.requireNonNullElse(status.reason(), "its attempts are spent"));
        } else if ((isCancelled && stopped && asks) || isSkippedForNow(status)) {
            tasks.change(status.id(), before -> before.in(TaskState.PENDING));
        } else if (status.state().isOutcome() && !(inMergeQueue && isCancelled)) {
            tasks.change(status.id(), before -> status);
        }
    }

    /** The child knows only that what it needs has come to nothing there; a person may have that tried again. */
    private boolean isSkippedForNow(TaskStatus status) {
        return status.state() == TaskState.SKIPPED && input.settings().onAbandon() == OnAbandon.ASK;
    }

    /** Passes the run's word on. */
    void steer(RunMode mode) {
        List.copyOf(live.values()).forEach(child -> Word.send(child::steer, mode));
    }

    /** Passes the word of a quota on, to the child that met it too. */
    void hold(QuotaNote note) {
        List.copyOf(live.values()).forEach(child -> Word.send(child::quota, note));
    }

    /** Passes on how the account stands. */
    void tell(AccountNote note) {
        List.copyOf(live.values()).forEach(child -> Word.send(child::account, note));
    }

    /** Passes the merge queue's word on, and takes note of it. */
    void answer(VerifiedTask task, IntegrationVerdict verdict) {
        PhaseWorkflow child = live.get(task.answerTo());
        if (child != null) {
            Word.send(child::queued, new QueueAnswer(RunInput.SCHEMA, task.task(), task.commit(), verdict));
        }
    }
}
