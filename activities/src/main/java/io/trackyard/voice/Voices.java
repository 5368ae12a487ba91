package io.trackyard.voice;

import java.util.Optional;

/** Where the sessions of this worker are heard. */
public interface Voices {
    /** Nobody listens. */
    Voices NONE = Optional::empty;

    /**
     * The address at which sessions are heard, which listens from now on and is the same for all of them; empty where none
     * can be had. A session without a voice works as well as it did without.
     */
    Optional<String> address();
}
