package io.trackyard.background;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import io.trackyard.run.RunInput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A launch of a background task as a workflow. */
public final class BackgroundWorkflowImpl implements BackgroundWorkflow {
    static final String CANCELLED = "cancelled";

    @Override
    public BackgroundOutcome carryOut(BackgroundInput input) {
        try {
            Optional<String> givenUp = new BackgroundSession(input).carryOut();
            return end(input, givenUp.orElse(null), false);
        } catch (TemporalFailure failure) {
            if (!CancellationScope.current().isCancelRequested()) {
                throw failure;
            }
            Workflow.newDetachedCancellationScope(() -> end(input, CANCELLED, true))
                    .run();
            throw new CanceledFailure("the task was cancelled");
        }
    }

    private static BackgroundOutcome end(BackgroundInput input, @Nullable String error, boolean quiet) {
        BackgroundTask task = input.task();
        BackgroundOutcome outcome;
        try {
            outcome = new BackgroundSteps(input.terms())
                    .end(task)
                    .end(new BackgroundEnd(RunInput.SCHEMA, task.id(), task.launch(), error, quiet));
        } catch (ActivityFailure refused) {
            // its files are gone: somebody cleared it away by hand
            outcome = new BackgroundOutcome(task.id(), task.launch(), BackgroundStatus.FAILED, "its files are gone");
        }
        tell(input.coordinator(), outcome);
        return outcome;
    }

    private static void tell(String coordinator, BackgroundOutcome outcome) {
        try {
            Workflow.newExternalWorkflowStub(CoordinatorWorkflow.class, coordinator)
                    .ended(outcome);
        } catch (SignalExternalWorkflowException nobodyThere) {
            return; // a person ended the coordinator; the outcome is in the task's files
        }
    }
}
