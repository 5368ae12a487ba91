package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The look at a phase before the next one starts. */
@ActivityInterface
public interface CalibrationActivities {

    /** Runs the gate and the calibrators on the run's branch; a second call of the same round answers the same. */
    @ActivityMethod(name = "calibrate")
    CalibrationVerdict calibrate(CalibrationRequest request);
}
