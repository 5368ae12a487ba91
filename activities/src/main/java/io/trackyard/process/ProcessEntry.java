package io.trackyard.process;

/**
 * One line of the system's process table.
 *
 * @param parent the pid of the parent, 1 or a subreaper for orphans
 * @param state the system's letter: Z and X are processes that have ended and were not yet collected
 * @param start the start time as the system gives it: see {@link ProcessIdentity#start()}
 */
record ProcessEntry(long pid, long parent, long group, long session, char state, String start) {
    boolean alive() {
        return state != 'Z' && state != 'X';
    }
}
