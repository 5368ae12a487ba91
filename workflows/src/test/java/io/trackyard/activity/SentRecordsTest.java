package io.trackyard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.FailedAttempt;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What activities bring back into a history, made of texts without an end. */
class SentRecordsTest {
    private static final String LONG = "線路は続くよどこまでも".repeat(50_000);
    private static final List<String> MANY = Collections.nCopies(500, LONG);
    private static final AttemptLedger LEDGER = AttemptLedger.none();

    static Stream<Record> records() {
        return Stream.of(
                new IntegrationVerdict(IntegrationVerdict.Result.CONFLICT, "commit", LONG, LONG),
                new GateVerdict(false, false, LONG, LONG),
                new CalibrationVerdict(MANY, List.of(LONG, LONG, LONG), LONG),
                new TaskVerdict("commit", true, LEDGER, LONG, MANY, MANY).sent(),
                new Interruption(LEDGER, Interruption.Cause.FAULT, 0, "account", LONG),
                new TaskBeat(LEDGER, "task", 1, TaskBeat.Stage.RUNNING, LONG, 0),
                new RunBegun(MANY),
                new RunEnd("tip", null, LONG),
                new TrackClosed(MANY),
                new FailedAttempt(1, FailedAttempt.Type.IMPLEMENTATION_ERROR, null, LONG, LONG, 0));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isSmall(Record record) throws JsonProcessingException {
        assertThat(new ObjectMapper().writeValueAsBytes(record)).hasSizeLessThan(60_000);
    }
}
