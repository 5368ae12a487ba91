package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The way of verified work into the run's branch. */
@ActivityInterface
public interface IntegrationActivities {

    /** Merges a task's commit in memory, gates the merged tree, and moves the run's branch; a second call finds it done. */
    @ActivityMethod(name = "integrate")
    IntegrationVerdict integrate(IntegrationRequest request);

    /** Runs the gate on the run's branch, at the end of a phase whose merges were not gated. */
    @ActivityMethod(name = "gatePhase")
    GateVerdict gate(GateRequest request);
}
