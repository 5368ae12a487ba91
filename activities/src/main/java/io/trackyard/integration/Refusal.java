package io.trackyard.integration;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.problem.ProblemException;

/** A problem as the end of an activity that trying again would not mend. */
public final class Refusal {
    private Refusal() {}

    /** The problem, told so that its words reach a person. */
    public static ApplicationFailure of(ProblemException problem) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.REFUSED)
                .setMessage(String.valueOf(problem.getMessage()))
                .setNonRetryable(true)
                .setDetails(problem.problem())
                .setCause(problem)
                .build();
    }
}
