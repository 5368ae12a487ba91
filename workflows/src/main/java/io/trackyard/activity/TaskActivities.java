package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The work itself. */
@ActivityInterface
public interface TaskActivities {

    /**
     * Runs one agent session for a task in its track's worktree, or re-attaches to the one that is alive; then verifies
     * and commits. Fails with a type of {@link FailureTypes}.
     */
    @ActivityMethod(name = "carryOutTask")
    TaskVerdict carryOut(TaskRequest request);
}
