package io.trackyard.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a session ended. What that means for the task is decided elsewhere, with the agent's own words beside it. */
public sealed interface SessionEnd {

    /**
     * The agent ended by itself, or by a signal that is not Trackyard's.
     *
     * @param code its exit code; 128 and the signal's number for a signal, which looks the same as an exit with that code
     * @param endedAt to the second
     */
    record Exited(int code, Instant endedAt) implements SessionEnd {
        public boolean looksSignalled() {
            return code > 128;
        }
    }

    /**
     * Trackyard ended it.
     *
     * @param code the exit code, where the supervisor could still record one: 0 for an agent that was just done
     */
    record EndedByUs(EndReason reason, @Nullable Integer code) implements SessionEnd {}

    /** No agent ran: the machine's fault, not the task's. */
    record NeverStarted(String why) implements SessionEnd {}

    /**
     * Agent and supervisor are gone and left no result: killed both, or with the machine. The agent's own last word in its
     * output decides, where there is one.
     *
     * @param lastOutputAt when something was last written to the output
     */
    record Unknown(Instant lastOutputAt) implements SessionEnd {}
}
