package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The way of verified work into the run's branch. */
@ActivityInterface
public interface IntegrationActivities {

    /** Merges a task's commit in memory, gates the merged tree, and moves the run's branch; a second call finds it done. */
    @ActivityMethod(name = "integrate")
    IntegrationVerdict integrate(IntegrationRequest request);
}
