package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The way of verified work into the run's branch. */
@ActivityInterface
public interface IntegrationActivities {

    /** Merges a task's commit in memory, gates the merged tree, and moves the run's branch; a second call finds it done. */
    @ActivityMethod(name = "integrate")
    IntegrationVerdict integrate(IntegrationRequest request);

    /**
     * The same of several commits, merged together: what is red is halved until it is known who it is, the others come in.
     */
    @ActivityMethod(name = "integrateBatch")
    BatchVerdict integrateBatch(BatchRequest request);

    /** Runs the gate on the run's branch, at the end of a phase whose merges were not gated. */
    @ActivityMethod(name = "gatePhase")
    GateVerdict gate(GateRequest request);
}
