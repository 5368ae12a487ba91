package io.trackyard.connection;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.trackyard.activity.RunEnd;
import io.trackyard.run.CalibrationStatus;
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
    private static final WorkflowExecutionStatus COMPLETED =
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;

    private final RunClient runs;

    ResultReader(RunClient runs) {
        this.runs = runs;
    }

    /**
     * What the results of a run say of it.
     *
     * @param progress what the run's workflow would say, of the phases up to the first that has no result; of a run that did
     *     not complete without its end
     * @param isWhole whether that is all there is. Else a phase failed or winds down yet, and only a worker can tell more
     */
    record Results(RunProgress progress, boolean isWhole) {}

    /** Asks the server alone. */
    Results read(String workflow, RunState state, List<Integer> phases) {
        List<TaskStatus> ended = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<CalibrationStatus> calibrations = new ArrayList<>();
        int last = 0;
        boolean isWhole = true;
        for (int phase : phases) {
            WorkflowStub stub = runs.untyped(WorkflowIds.phase(workflow, phase));
            Optional<WorkflowExecutionStatus> status = status(stub);
            if (status.isEmpty()) {
                break;
            }
            last = phase;
            isWhole = status.get() == COMPLETED;
            if (!isWhole) {
                break;
            }
            PhaseResult result = stub.getResult(PhaseResult.class);
            ended.addAll(result.tasks());
            warnings.addAll(result.warnings());
            Optional.ofNullable(result.calibration()).ifPresent(calibrations::add);
        }
        RunProgress progress = new RunProgress(
                state, null, 0, last, ended, calibrations, ended.size(), List.of(), warnings, "", end(workflow, state));
        return new Results(progress, isWhole);
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
