package io.trackyard.background;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One launch of a background task. It is tried once: what is tried again is what was not its fault. */
@WorkflowInterface
public interface BackgroundWorkflow {

    /** Carries it out, records its end, and tells its coordinator. */
    @WorkflowMethod(name = "TrackyardBackground")
    BackgroundOutcome carryOut(BackgroundInput input);
}
