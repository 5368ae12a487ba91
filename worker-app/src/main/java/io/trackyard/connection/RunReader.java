package io.trackyard.connection;

import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.common.converter.DataConverter;
import io.trackyard.activity.TaskBeat;
import io.trackyard.plan.Phase;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.run.PhaseProgress;
import io.trackyard.run.RunProgress;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.run.WorkflowIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins what the workflows, the activities in flight and the frozen plan know of a run. */
public final class RunReader {
    private static final String SESSION = "carryOutTask";

    private final RunClient runs;
    private final DataConverter codec;
    private final String pages;

    /** {@code pages}: what the addresses of workflows in the Web UI begin with. */
    public RunReader(RunClient runs, DataConverter codec, String pages) {
        this.runs = runs;
        this.codec = codec;
        this.pages = pages;
    }

    /** All that is known now. Asks a worker, so one must live. */
    public RunSnapshot read(String workflowId, FrozenPlan plan) {
        RunListing.Entry entry = runs.describe(workflowId);
        RunProgress progress = runs.progress(workflowId);
        Optional<PhaseProgress> phase = progress.phase() == 0 ? Optional.empty() : phase(workflowId, progress.phase());
        Map<String, RunSnapshot.Doing> doing =
                phase.isEmpty() ? Map.of() : doing(WorkflowIds.phase(workflowId, progress.phase()));
        RunState state = entry.state().isOver() ? entry.state() : progress.state();
        boolean waiting = phase.map(PhaseProgress::waitingFor).isPresent() && state == RunState.RUNNING;
        return new RunSnapshot(
                plan.run(),
                waiting ? RunState.WAITING : state,
                phase.map(PhaseProgress::waitingFor),
                phase.map(PhaseProgress::waitingUntil).filter(at -> at > 0).map(Instant::ofEpochMilli),
                plan.source(),
                "trackyard/" + plan.run(),
                plan.base(),
                Optional.ofNullable(plan.target()),
                progress.phase(),
                plan.phases().size(),
                labels(plan),
                tasks(plan, progress, phase, doing, state),
                doing,
                phase.map(PhaseProgress::queue).orElse(List.of()),
                plan.held(),
                entry.started(),
                entry.ended(),
                Optional.ofNullable(progress.end())
                        .map(end -> new RunSnapshot.Ending(
                                end.tip(), Optional.ofNullable(end.landedOn()), Optional.ofNullable(end.refusal()))),
                pages + workflowId.replace("/", "%2F"));
    }

    private Optional<PhaseProgress> phase(String workflowId, int phase) {
        try {
            return Optional.of(runs.progress(workflowId, phase));
        } catch (WorkflowNotFoundException | WorkflowQueryException notYet) {
            return Optional.empty(); // it is about to begin
        }
    }

    private static Map<String, String> labels(FrozenPlan plan) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Phase phase : plan.phases()) {
            phase.tracks().forEach(track -> labels.put(phase.number() + " " + track.name(), track.label()));
        }
        return labels;
    }

    private static List<TaskStatus> tasks(
            FrozenPlan plan,
            RunProgress progress,
            Optional<PhaseProgress> phase,
            Map<String, RunSnapshot.Doing> doing,
            RunState state) {
        Map<String, TaskStatus> known = new LinkedHashMap<>();
        progress.ended().forEach(task -> known.put(task.id(), task));
        phase.ifPresent(running -> running.tasks().forEach(task -> known.putIfAbsent(task.id(), task)));
        Map<TaskId, String> titles = new LinkedHashMap<>();
        plan.tasks().forEach(task -> titles.put(task.id(), task.title()));
        List<TaskStatus> tasks = new ArrayList<>();
        for (Phase planned : plan.phases()) {
            for (Track track : planned.tracks()) {
                for (TaskId id : track.tasks()) {
                    TaskStatus status = known.getOrDefault(
                            id.text(),
                            TaskStatus.pending(
                                    id.text(), titles.getOrDefault(id, id.text()), planned.number(), track.name()));
                    tasks.add(refined(status, Optional.ofNullable(doing.get(id.text())), state));
                }
            }
        }
        return tasks;
    }

    /** The activity knows more than the workflow while it lives; and of an ended run nothing is pending. */
    private static TaskStatus refined(TaskStatus status, Optional<RunSnapshot.Doing> doing, RunState state) {
        if (state.isOver() && !status.state().isOutcome()) {
            return status.cancelled("the run was over before it");
        }
        return doing.map(now -> status.doing(now.attempt() - 1, now.state())).orElse(status);
    }

    private Map<String, RunSnapshot.Doing> doing(String phaseWorkflow) {
        WorkflowExecutionDescription description = runs.untyped(phaseWorkflow).describe();
        DescribeWorkflowExecutionResponse raw = description.getRawDescription();
        Map<String, RunSnapshot.Doing> doing = new LinkedHashMap<>();
        for (PendingActivityInfo activity : raw.getPendingActivitiesList()) {
            if (activity.getActivityType().getName().equals(SESSION) && activity.hasHeartbeatDetails()) {
                TaskBeat beat = codec.fromPayloads(
                        0, Optional.of(activity.getHeartbeatDetails()), TaskBeat.class, TaskBeat.class);
                doing.put(
                        beat.task(),
                        new RunSnapshot.Doing(
                                beat.attempt(),
                                beat.doing(),
                                beat.stage() == TaskBeat.Stage.VERIFYING ? TaskState.VERIFYING : TaskState.RUNNING,
                                Instant.ofEpochMilli(beat.since())));
            }
        }
        return doing;
    }
}
