package io.trackyard.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaWorkflowTest {
    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
    private final long begun = environment.currentTimeMillis();
    private WorkflowStub quota;

    @BeforeEach
    void begin() {
        quota = RecordedQuota.begin(environment, RecordedQuota.end(begun, 1));
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void lastsUntilTheEndThatWasNamed() {
        assertThat(length()).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    }

    @Test
    void lastsUntilTheLatestEndThatWasNamed() {
        environment.registerDelayedCallback(Duration.ofMinutes(10), () -> {
            quota.signal("met", RecordedQuota.end(begun, 3));
            quota.signal("met", RecordedQuota.end(begun, 2));
        });

        assertThat(length()).isBetween(Duration.ofHours(3), Duration.ofMinutes(181));
    }

    @Test
    void isOverAsSoonAsAPersonSaysSo() {
        environment.registerDelayedCallback(Duration.ofMinutes(10), () -> quota.signal("resume"));

        assertThat(length()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(59));
    }

    private Duration length() {
        quota.getResult(Void.class);
        // the server's clock may have gone on since
        List<HistoryEvent> events = environment
                .getWorkflowClient()
                .fetchHistory(QuotaEnd.workflowId(RecordedQuota.ACCOUNT))
                .getEvents();
        return Duration.ofMillis(
                Timestamps.toMillis(events.get(events.size() - 1).getEventTime()) - begun);
    }
}
