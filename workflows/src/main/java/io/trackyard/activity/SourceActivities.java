package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a run has to do with the source of its tasks once it has started. Each may be called again. */
@ActivityInterface
public interface SourceActivities {

    /** Writes back what became of tasks. What is written already stays as it is. */
    @ActivityMethod(name = "writeBack")
    void writeBack(WriteBackRequest request);

    /** Reads the source again and makes a new version of the plan, where something changed. */
    @ActivityMethod(name = "readAgain")
    PlanRenewed readAgain(ReadAgain request);

    /** Makes tasks of what a calibration found, in the source where it takes them, and a new version of the plan. */
    @ActivityMethod(name = "planFixes")
    FixPlan planFixes(FixRequest request);

    /** Makes a task that finds out why another came to nothing, on a track of its own, and a new version of the plan. */
    @ActivityMethod(name = "planSpike")
    FixPlan planSpike(SpikeRequest request);
}
