package io.trackyard.background;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The session of a background task, on the host that has its files. */
@ActivityInterface
public interface BackgroundSessionActivities {

    /**
     * Runs the task's session, or re-attaches to the one that is alive, and records what came of it. A session that failed
     * is an outcome; only what is not the task's fault is a failure, of type {@link
     * io.trackyard.activity.FailureTypes#INTERRUPTED}.
     */
    @ActivityMethod(name = "carryOutBackground")
    BackgroundOutcome carryOut(BackgroundRequest request);
}
