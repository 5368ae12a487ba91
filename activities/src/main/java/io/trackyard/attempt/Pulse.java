package io.trackyard.attempt;

import io.trackyard.activity.TaskBeat;
import java.util.function.Supplier;

/** How an attempt tells the server that it lives, and hears what the server wants of it. */
public interface Pulse {

    /** What the server answers. */
    enum Word {
        GO_ON,
        /** A person paused the activity: the session is held in place. */
        HOLD,
        /** A person cancelled: the session is ended. */
        CANCEL,
        /** The attempt is somebody else's now, or nobody's: nothing is touched any more. */
        DETACH
    }

    /** What is going on from now on. */
    void say(TaskBeat newer);

    /** The newest answer. */
    Word word();

    /** What to end the activity with after {@link Word#CANCEL} and {@link Word#DETACH}, or a pause that lasted too long. */
    RuntimeException answer();

    /** Does something that {@link Word#CANCEL} and {@link Word#DETACH} interrupt. */
    <T> T interruptibly(Supplier<T> work);
}
