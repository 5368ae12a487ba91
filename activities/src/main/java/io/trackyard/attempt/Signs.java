package io.trackyard.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** By what a session shows that it is at work; in the order of what it costs to ask. */
interface Signs {

    /** How much it has printed. */
    long printed();

    /** What everything in it has used of processors so far; falls where a process ended that nobody collected. */
    Duration processorTime();

    /** When something in its worktree was changed last, after one moment and not after the other. */
    Optional<Instant> lastChange(Instant after, Instant until);
}
