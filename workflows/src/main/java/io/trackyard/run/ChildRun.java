package io.trackyard.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;

/** A phase's workflow as the one that started it sees it. */
final class ChildRun {
    private ChildRun() {}

    /**
     * Waits for its result. A cancellation reaches it as the word to end, and the result is still waited for: cancelled
     * by Temporal it could not say what it did.
     */
    static PhaseResult of(PhaseWorkflow child, PhaseInput input) {
        CompletablePromise<PhaseResult> result = Workflow.newPromise();
        Workflow.newDetachedCancellationScope(() -> result.completeFrom(Async.function(child::carryOut, input)))
                .run();
        try {
            Workflow.await(result::isCompleted);
        } catch (CanceledFailure cancelled) {
            Workflow.newDetachedCancellationScope(() -> {
                        Word.send(child::steer, RunMode.ENDING);
                        Workflow.await(result::isCompleted);
                    })
                    .run();
        }
        return result.get();
    }
}
