package io.trackyard.run;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;

/** What a run that failed ends with: the failure at the bottom, which says what to do, with all others behind it. */
final class RunFailure {
    private RunFailure() {}

    static TemporalFailure of(TemporalFailure problem) {
        return bottom(problem) instanceof ApplicationFailure told
                ? ApplicationFailure.newBuilder()
                        .setType(told.getType())
                        .setMessage(told.getOriginalMessage())
                        .setDetails(told.getDetails())
                        .setNonRetryable(true)
                        .setCause(problem)
                        .build()
                : problem;
    }

    /** What it says, for a person. */
    static String words(TemporalFailure problem) {
        return String.valueOf(bottom(problem).getOriginalMessage());
    }

    private static TemporalFailure bottom(TemporalFailure problem) {
        TemporalFailure bottom = problem;
        while (bottom.getCause() instanceof TemporalFailure cause && !(bottom instanceof ApplicationFailure)) {
            bottom = cause;
        }
        return bottom;
    }
}
