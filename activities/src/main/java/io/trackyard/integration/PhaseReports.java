package io.trackyard.integration;

import io.trackyard.runfiles.OpenRun;

/** Keeps what a run has come to whenever one of its phases is over. */
@FunctionalInterface
public interface PhaseReports {
    /** For those who want none. */
    PhaseReports NONE = (run, next) -> {};

    /**
     * Called between phases and at the run's end, there again after a failure. What cannot be said holds no run up.
     *
     * @param next the number of the phase that begins; {@link Integer#MAX_VALUE} where none does
     */
    void keep(OpenRun run, int next);
}
