package io.trackyard.run;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.PhasePlan.PlannedTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out the tracks of a large phase by a child workflow each, so that the phase's own history stays short. The
 * child runs the part of the track that waits for no other; the phase integrates what it verifies.
 */
final class TrackChildren {
    private final PhaseInput input;
    private final PhaseTasks tasks;
    private final Map<String, PhaseWorkflow> live = new LinkedHashMap<>();

    TrackChildren(PhaseInput input, PhaseTasks tasks) {
        this.input = input;
        this.tasks = tasks;
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
                            RunInput.SCHEMA, input.run(), input.phase(), input.settings(), List.of(), mode, segment));
            result.tasks().forEach(this::takeOver);
        } catch (ChildWorkflowFailure failure) {
            if (!(failure.getCause() instanceof CanceledFailure)) {
                throw failure;
            }
            given.stream()
                    .map(tasks::of)
                    .map(task -> task.because(TaskState.CANCELLED, "the workflow of its track was cancelled"))
                    .forEach(this::takeOver);
        } finally {
            live.remove(id);
            tasks.takeBack(given);
        }
    }

    /** A commit that the merge queue holds may still come in, so a cancelled child does not say what becomes of it. */
    private void takeOver(TaskStatus status) {
        boolean inMergeQueue = tasks.of(status.id()).state() == TaskState.VERIFIED;
        if (status.state().isOutcome() && !(inMergeQueue && status.state() == TaskState.CANCELLED)) {
            tasks.change(status.id(), before -> status);
        }
    }

    /** Passes the run's word on. */
    void steer(RunMode mode) {
        List.copyOf(live.values()).forEach(child -> Word.send(child::steer, mode));
    }

    /** Passes the word of a quota on, to the child that met it too. */
    void hold(QuotaNote note) {
        List.copyOf(live.values()).forEach(child -> Word.send(child::quota, note));
    }

    /** Passes the merge queue's word on, and takes note of it. */
    void answer(VerifiedTask task, IntegrationVerdict verdict) {
        PhaseWorkflow child = live.get(task.answerTo());
        if (child != null) {
            Word.send(child::queued, new QueueAnswer(RunInput.SCHEMA, task.task(), task.commit(), verdict));
        }
    }
}
