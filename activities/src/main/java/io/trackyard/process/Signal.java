package io.trackyard.process;

/** The signals Trackyard sends to a process group. */
public enum Signal {
    /** Asks to end. */
    TERM,
    /** Ends at once; a process cannot refuse it. */
    KILL,
    /** Holds in place; a process cannot refuse it. */
    STOP,
    /** Goes on after {@link #STOP}. */
    CONT
}
