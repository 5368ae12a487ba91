package io.trackyard.process;

/** What brought a command to its end. */
enum CommandEnd {
    /** It ended by itself, or somebody else ended it. */
    OF_ITS_OWN,
    /** Its time was up. */
    TIME_IS_UP,
    /** It printed more than it may. */
    PRINTED_TOO_MUCH
}
