package io.trackyard.source.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How far a phase is, as it is written back.
 *
 * @param phase which
 * @param name what it is called in words; empty where nobody says
 * @param plans how many it has
 * @param done the names of those that are done
 * @param at when the last of them was
 */
record PhaseProgress(PhaseNumber phase, String name, int plans, List<PlanName> done, Instant at) {
    PhaseProgress {
        done = List.copyOf(done);
    }

    boolean isComplete() {
        return done.size() >= plans;
    }

    /** {@code 2/3}. */
    String count() {
        return done.size() + "/" + plans;
    }

    /** The day, as the other writers of these files count it. */
    LocalDate day() {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
