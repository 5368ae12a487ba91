package io.trackyard.run;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.IntegrationVerdict;
import java.util.LinkedHashMap;
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
        PhaseInput.Segment segment = new PhaseInput.Segment(track.number(), track.readySegment(), track.segments());
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
        track.ready().ifPresent(task -> tasks.change(task.id(), status -> status.in(TaskState.RUNNING)));
        try {
            PhaseResult result = child.carryOut(new PhaseInput(
                    RunInput.SCHEMA, input.run(), input.phase(), input.settings(), input.lost(), mode, segment));
            for (TaskStatus status : result.tasks()) {
                if (status.state().isOutcome()) {
                    tasks.change(status.id(), before -> status);
                }
            }
        } finally {
            live.remove(id);
        }
    }

    /** Passes the run's word on. */
    void steer(RunMode mode) {
        live.values().forEach(child -> child.steer(mode));
    }

    /** Passes the merge queue's word on, and takes note of it. */
    void answer(VerifiedTask task, IntegrationVerdict verdict) {
        PhaseWorkflow child = live.get(task.answerTo());
        if (child != null) {
            child.queued(new QueueAnswer(RunInput.SCHEMA, task.task(), task.commit(), verdict));
        }
    }
}
