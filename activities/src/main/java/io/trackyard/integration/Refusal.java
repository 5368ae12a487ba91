package io.trackyard.integration;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.payload.SentText;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;

/** A problem as the end of an activity that trying again would not mend. */
public final class Refusal {
    private static final int FACTS = 4_000;
    private static final String LOG = "the worker's log";

    private Refusal() {}

    /** The problem, told so that its words reach a person. */
    public static ApplicationFailure of(ProblemException problem) {
        return ApplicationFailure.newBuilder()
                .setType(FailureTypes.REFUSED)
                .setMessage(String.valueOf(problem.getMessage()))
                .setNonRetryable(true)
                .setDetails(sent(problem.problem()))
                .setCause(problem)
                .build();
    }

    /** What a command printed may be among the facts, and a history has room for the beginning of that. */
    private static Problem sent(Problem whole) {
        String why = whole.why();
        return new Problem(
                whole.fault(),
                whole.code(),
                SentText.within(whole.what(), SentText.REASON, LOG),
                why == null ? null : SentText.within(why, FACTS, LOG),
                whole.task(),
                whole.file(),
                whole.line(),
                whole.remedies());
    }
}
