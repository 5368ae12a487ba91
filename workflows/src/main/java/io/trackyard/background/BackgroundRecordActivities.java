package io.trackyard.background;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The short work around sessions of background tasks. Each may be called again and does nothing twice. */
@ActivityInterface
public interface BackgroundRecordActivities {

    /**
     * Sees to it that a launch has ended: no session of it lives, its outcome is recorded, its worktree is closed, its
     * person was told. An outcome that is recorded already stays.
     */
    @ActivityMethod(name = "endBackground")
    BackgroundOutcome end(BackgroundEnd request);

    /** Writes the mirrors, also where somebody removed them. */
    @ActivityMethod(name = "mirrorBackground")
    void mirror(MirrorRequest request);
}
