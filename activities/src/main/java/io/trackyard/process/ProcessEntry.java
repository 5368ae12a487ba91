package io.trackyard.process;

/**
 * One line of the system's process table.
 *
 * @param parent the pid of the parent, 1 or a subreaper for orphans
 * @param state the system's letter: Z and X are processes that have ended and were not yet collected
 * @param start the start time as the system gives it: see {@link ProcessIdentity#start()}
 * @param processorMillis what it has used of a processor, with the children it has collected where the system counts them
 */
record ProcessEntry(long pid, long parent, long group, long session, char state, String start, long processorMillis) {
    /** Whether a signal holds it in place. */
    boolean stopped() {
        return state == 'T';
    }

    /** Whether no signal reaches it before what it waits for has come: D on Linux, U on macOS. */
    boolean uninterruptible() {
        return state == 'D' || state == 'U';
    }

    boolean alive() {
        return state != 'Z' && state != 'X';
    }
}
