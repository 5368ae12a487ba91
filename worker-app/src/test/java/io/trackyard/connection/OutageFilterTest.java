package io.trackyard.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class OutageFilterTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Status AWAY = Status.UNAVAILABLE;

    private final OutageFilter filter = new OutageFilter();

    @Test
    void letsTheFirstFailurePassAndThenOneAMinute() {
        assertThat(filter.isLoggable(failed("heartbeats", AWAY, 0))).isTrue();
        assertThat(filter.isLoggable(failed("heartbeats", AWAY, 5))).isFalse();
        assertThat(filter.isLoggable(failed("heartbeats", AWAY, 59))).isFalse();
        assertThat(filter.isLoggable(failed("heartbeats", AWAY, 60))).isTrue();
        assertThat(filter.isLoggable(failed("heartbeats", AWAY, 65))).isFalse();
    }

    @Test
    void takesAnotherPartOrAnotherAnswerForNews() {
        filter.isLoggable(failed("heartbeats", AWAY, 0));

        assertThat(filter.isLoggable(failed("pollers", AWAY, 1))).isTrue();
        assertThat(filter.isLoggable(failed("heartbeats", Status.PERMISSION_DENIED, 1)))
                .isTrue();
    }

    @Test
    void leavesEverythingElseAlone() {
        LogRecord other = record("heartbeats", 0);
        other.setThrown(new IllegalStateException("a bug"));

        assertThat(filter.isLoggable(other)).isTrue();
        assertThat(filter.isLoggable(other)).isTrue();
        assertThat(filter.isLoggable(record("heartbeats", 0))).isTrue();
        assertThat(filter.isLoggable(record("heartbeats", 0))).isTrue();
    }

    private static LogRecord failed(String logger, Status status, int second) {
        LogRecord record = record(logger, second);
        record.setThrown(status.asRuntimeException());
        return record;
    }

    private static LogRecord record(String logger, int second) {
        LogRecord record = new LogRecord(Level.WARNING, "failed");
        record.setLoggerName(logger);
        record.setInstant(NOON.plusSeconds(second));
        return record;
    }
}
