package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The beginning and the end of a run, and what a phase holds. Each may be called again and does nothing twice. */
@ActivityInterface
public interface RunActivities {

    /** Makes the run's branch at the plan's base, and sees whether the gate passes there. */
    @ActivityMethod(name = "beginRun")
    RunBegun begin(BeginRun request);

    /** Reads a phase from the frozen plan. */
    @ActivityMethod(name = "loadPhase")
    PhasePlan load(LoadPhase request);

    /**
     * Lands the run's branch if that was asked for, clears away what only the run needed, frees its source. Called too
     * when the run's branch could not be made: its end is the plan's base then.
     */
    @ActivityMethod(name = "endRun")
    RunEnd end(EndRun request);
}
