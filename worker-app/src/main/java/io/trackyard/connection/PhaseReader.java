package io.trackyard.connection;

import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.PendingChildExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.common.converter.DataConverter;
import io.trackyard.activity.TaskBeat;
import io.trackyard.run.PhaseProgress;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a phase that runs: by its workflow, by those of its tracks where it is large, and by the sessions in
 * flight. Asks a worker.
 */
final class PhaseReader {
    private static final String SESSION = "carryOutTask";

    private final RunClient runs;
    private final DataConverter codec;

    PhaseReader(RunClient runs, DataConverter codec) {
        this.runs = runs;
        this.codec = codec;
    }

    /** What a task's activity says of itself, and how its last try ended. */
    record Live(TaskBeat beat, @Nullable String lastFailure) {}

    /** The phase's own word, what is known of each of its tasks, and of those in a session what that says. */
    record Look(PhaseProgress phase, Map<String, TaskStatus> tasks, Map<String, Live> live) {}

    /** Empty where the phase is about to begin. */
    Optional<Look> look(String workflow) {
        return progress(workflow).map(phase -> {
            Look look = new Look(phase, new LinkedHashMap<>(), new LinkedHashMap<>());
            phase.tasks().forEach(task -> look.tasks().put(task.id(), task));
            DescribeWorkflowExecutionResponse described = describe(workflow);
            look.live().putAll(sessions(described));
            described.getPendingChildrenList().forEach(track -> addTrack(look, track));
            return look;
        });
    }

    /**
     * A track of a large phase knows more of its tasks than the phase. One with a session in flight need not be asked: there
     * may be hundreds.
     */
    private void addTrack(Look look, PendingChildExecutionInfo track) {
        try {
            Map<String, Live> live = sessions(describe(track.getWorkflowId()));
            look.live().putAll(live);
            if (live.isEmpty()) {
                progress(track.getWorkflowId()).map(PhaseProgress::tasks).stream()
                        .flatMap(tasks -> tasks.stream())
                        .forEach(task -> look.tasks().merge(task.id(), task, PhaseReader::better));
            }
        } catch (WorkflowNotFoundException over) {
            // between two questions; the phase says what became of its tasks
        }
    }

    /** From its verification on the phase is told of a task at once, and knows its merge queue too. */
    private static TaskStatus better(TaskStatus ofPhase, TaskStatus ofTrack) {
        boolean untold = ofPhase.state() == TaskState.PENDING || ofPhase.state() == TaskState.RUNNING;
        return untold ? ofTrack : ofPhase;
    }

    private Optional<PhaseProgress> progress(String workflow) {
        try {
            return Optional.of(runs.phase(workflow));
        } catch (WorkflowNotFoundException | WorkflowQueryException notYet) {
            return Optional.empty();
        }
    }

    private DescribeWorkflowExecutionResponse describe(String workflow) {
        return runs.untyped(workflow).describe().getRawDescription();
    }

    private Map<String, Live> sessions(DescribeWorkflowExecutionResponse described) {
        Map<String, Live> live = new LinkedHashMap<>();
        for (PendingActivityInfo activity : described.getPendingActivitiesList()) {
            if (activity.getActivityType().getName().equals(SESSION) && activity.hasHeartbeatDetails()) {
                TaskBeat beat = codec.fromPayloads(
                        0, Optional.of(activity.getHeartbeatDetails()), TaskBeat.class, TaskBeat.class);
                String failure =
                        activity.hasLastFailure() ? activity.getLastFailure().getMessage() : null;
                live.put(beat.task(), new Live(beat, failure));
            }
        }
        return live;
    }
}
