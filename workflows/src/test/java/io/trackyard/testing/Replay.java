package io.trackyard.testing;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;

/** Replays a recorded history. */
public final class Replay {
    /** The SDK takes a thread that did not get on for one second for stuck; on a busy machine it only waits for its turn. */
    public static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(60_000)
            .build();

    private Replay() {}

    /** @throws Exception where these workflows do something else than the history says */
    public static void of(WorkflowExecutionHistory history, Class<?>... workflows) throws Exception {
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
            Worker worker = environment.newWorker("replay", PATIENT);
            worker.registerWorkflowImplementationTypes(workflows);
            worker.replayWorkflowExecution(history);
        }
    }
}
