package io.trackyard.connection;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.trackyard.activity.RunEnd;
import io.trackyard.run.PhaseResult;
import io.trackyard.run.RunProgress;
import io.trackyard.run.RunResult;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskStatus;
import io.trackyard.run.WorkflowIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run that is over has left on the server: the results of its workflows. Needs no worker. */
final class ResultReader {
    private final RunClient runs;

    ResultReader(RunClient runs) {
        this.runs = runs;
    }

    /**
     * What the run's workflow would say; of a run that did not complete without its end. Empty where one of its phases has
     * no result, because it failed or winds down yet: then only a worker can tell.
     */
    Optional<RunProgress> read(String workflow, RunState state, List<Integer> phases) {
        List<TaskStatus> ended = new ArrayList<>();
        int last = 0;
        for (int phase : phases) {
            WorkflowStub stub = runs.untyped(WorkflowIds.phase(workflow, phase));
            Optional<WorkflowExecutionStatus> status = status(stub);
            if (status.isEmpty()) {
                break;
            }
            if (status.get() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED) {
                return Optional.empty();
            }
            ended.addAll(stub.getResult(PhaseResult.class).tasks());
            last = phase;
        }
        return Optional.of(
                new RunProgress(state, null, 0, last, ended, ended.size(), List.of(), "", end(workflow, state)));
    }

    private @Nullable RunEnd end(String workflow, RunState state) {
        return state == RunState.COMPLETED
                ? runs.untyped(workflow).getResult(RunResult.class).end()
                : null;
    }

    /** Empty where the phase was never begun. */
    private static Optional<WorkflowExecutionStatus> status(WorkflowStub phase) {
        try {
            return Optional.of(phase.describe().getStatus());
        } catch (WorkflowNotFoundException never) {
            return Optional.empty();
        }
    }
}
