package io.trackyard.connection;

import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.DefaultFailureConverter;
import io.trackyard.payload.SentText;

/**
 * Failures as they enter a history: a server replaces one that is too large by another that says only that, and what the failure
 * had to tell, the account of a task's attempts for one, is lost with it. Whole it is where it happened.
 */
final class ShortFailures implements FailureConverter {
    /** Room for a refusal with its reason and what to type. */
    private static final int MESSAGE = 2_000;

    private static final int STACK = 2_000;
    private static final String LOG = "the worker's log";

    private final FailureConverter whole = new DefaultFailureConverter();

    @Override
    public RuntimeException failureToException(Failure failure, DataConverter codec) {
        return whole.failureToException(failure, codec);
    }

    @Override
    public Failure exceptionToFailure(Throwable exception, DataConverter codec) {
        return cut(whole.exceptionToFailure(exception, codec));
    }

    private static Failure cut(Failure failure) {
        Failure.Builder cut = failure.toBuilder()
                .setMessage(SentText.within(failure.getMessage(), MESSAGE, LOG))
                .setStackTrace(SentText.within(failure.getStackTrace(), STACK));
        if (failure.hasCause()) {
            cut.setCause(cut(failure.getCause()));
        }
        return cut.build();
    }
}
