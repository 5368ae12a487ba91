package io.trackyard.chaos;

import java.util.List;

/** Who is struck. The tools of a {@link ChaosYard} find them by the files that Trackyard keeps. */
enum Victim {
    COMMAND_LINE,
    WORKER,
    SERVER,
    /** The one that reached the point, else another that lives. */
    AGENT,
    /** As {@link #AGENT}. */
    SUPERVISOR,
    /** Command line, server, worker and every session, together. */
    ALL,
    /** All there is: the power fails, and the machine comes back without any process. */
    MACHINE,
    /** It has no room for a while; only where a yard has one of its own. */
    DISK;

    /** Those that are processes. */
    static final List<Victim> PROCESSES = List.of(COMMAND_LINE, WORKER, SERVER, AGENT, SUPERVISOR, ALL);

    /** Whether it must be one of the sessions, of which none may live at most points. */
    boolean isOfASession() {
        return this == AGENT || this == SUPERVISOR;
    }
}
