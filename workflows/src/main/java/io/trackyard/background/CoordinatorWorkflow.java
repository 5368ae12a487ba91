package io.trackyard.background;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The queue and the slots of a host's background tasks. It ends when there is nothing left to do, and begins with the
 * next submission. Its words are signals, which need no worker.
 */
@WorkflowInterface
public interface CoordinatorWorkflow {

    /** Starts tasks, first come, first served, as slots become free. One task's failure is no other's. */
    @WorkflowMethod(name = "TrackyardCoordinator")
    void coordinate(CoordinatorInput input);

    /** Puts tasks at the end of the queue. A launch that is known already is passed over. */
    @SignalMethod(name = "submit")
    void submit(Submission submission);

    /** Takes tasks out of the queue, and ends the sessions of those that run. */
    @SignalMethod(name = "cancel")
    void cancel(Cancellation cancellation);

    /** A task tells that it has ended. */
    @SignalMethod(name = "ended")
    void ended(BackgroundOutcome outcome);

    /** The mirrors are to be written again. */
    @SignalMethod(name = "mirror")
    void mirror();

    @QueryMethod(name = "progress")
    BackgroundProgress progress();
}
