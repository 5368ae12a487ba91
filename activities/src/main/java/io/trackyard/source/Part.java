package io.trackyard.source;

import org.jspecify.annotations.Nullable;

/**
 * The part of a source that a person asks for, in the words of its form.
 *
 * @param phase as it was typed; absent for all
 * @param wave only this barrier group of the phase
 * @param gapsOnly only what closes gaps that a verification found
 * @param limit how many tasks of the source a run takes; absent where the form decides
 * @param acceptCost whether a limit above the form's own is meant
 */
public record Part(
        @Nullable String phase,
        @Nullable Integer wave,
        boolean gapsOnly,
        @Nullable Integer limit,
        boolean acceptCost) {
    /** All of it. */
    public static final Part ALL = new Part(null, null, false, null, false);

    /** One phase, and nothing said beside it. */
    public static Part ofPhase(@Nullable String phase) {
        return new Part(phase, null, false, null, false);
    }
}
