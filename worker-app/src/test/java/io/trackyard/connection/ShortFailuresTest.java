package io.trackyard.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.Interruption;
import io.trackyard.policy.AttemptLedger;
import org.junit.jupiter.api.Test;

class ShortFailuresTest {
    private static final String LONG = "線路は続くよどこまでも".repeat(100_000);

    private final DataConverter codec = PayloadCodec.converter();

    @Test
    void aLongMessageIsCutAndSaysWhereItIsWhole() {
        Failure failure = codec.exceptionToFailure(new IllegalStateException(LONG, new IllegalArgumentException(LONG)));

        assertThat(failure.getSerializedSize()).isLessThan(10_000);
        assertThat(failure.getMessage()).startsWith("線路").endsWith("… (whole in the worker's log)");
        assertThat(failure.getCause().getMessage()).endsWith("… (whole in the worker's log)");
    }

    @Test
    void whatItTellsOfATaskStaysWithIt() {
        AttemptLedger ledger = AttemptLedger.none().failed().failed();
        Interruption told = new Interruption(ledger, Interruption.Cause.FAULT, 0, "agent", LONG);

        Failure failure = codec.exceptionToFailure(
                ApplicationFailure.newNonRetryableFailure(told.message(), "Interrupted", told));

        assertThat(failure.getSerializedSize()).isLessThan(10_000);
        ApplicationFailure back = (ApplicationFailure) codec.failureToException(failure);
        assertThat(back.getDetails().get(Interruption.class).ledger()).isEqualTo(ledger);
        assertThat(back.getOriginalMessage()).endsWith("… (whole in the session's output and the worker's log)");
    }
}
