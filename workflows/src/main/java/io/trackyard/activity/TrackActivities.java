package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The worktree of a track, from its making to its end. Opening one twice gives one worktree. */
@ActivityInterface
public interface TrackActivities {

    /**
     * Makes a worktree on a branch of its own, off the run's branch, and makes it ready by the set-up commands.
     *
     * @return where it lies, and by which queues its host is reached
     */
    @ActivityMethod(name = "openTrack")
    TrackPlace open(TrackRequest request);

    /** Removes the worktree, unless it holds something that is in no snapshot. */
    @ActivityMethod(name = "closeTrack")
    TrackClosed close(TrackRequest request);
}
