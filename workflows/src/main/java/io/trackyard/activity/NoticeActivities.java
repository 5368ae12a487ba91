package io.trackyard.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a person at the host of a run is told while they look elsewhere. */
@ActivityInterface
public interface NoticeActivities {

    /** Tells it, where there is a desktop; a second call with the same number tells nothing. Waits for nobody to see it. */
    @ActivityMethod(name = "tellPerson")
    void tell(NoticeRequest request);
}
