package io.trackyard.quota;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.workflow.Workflow;
import io.trackyard.testing.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replays the histories that {@link QuotaRecorderTest} recorded. */
class QuotaReplayTest {
    @ParameterizedTest
    @EnumSource
    void recordedHistoriesReplay(RecordedQuota quota) throws Exception {
        Replay.of(read(quota), QuotaWorkflowImpl.class);
    }

    @ParameterizedTest
    @EnumSource
    void aChangedWorkflowDoesNotReplay(RecordedQuota quota) throws IOException {
        WorkflowExecutionHistory history = read(quota);

        assertThatThrownBy(() -> Replay.of(history, ChangedQuota.class)).hasStackTraceContaining("NonDeterministic");
    }

    private static WorkflowExecutionHistory read(RecordedQuota quota) throws IOException {
        try (InputStream file = QuotaReplayTest.class.getResourceAsStream("/quota-histories/" + quota.file())) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return WorkflowExecutionHistory.fromJson(json, QuotaEnd.workflowId(RecordedQuota.ACCOUNT));
        }
    }

    /** Says nothing in its memo, and begins with a wait that no history holds. */
    public static final class ChangedQuota implements QuotaWorkflow {
        @Override
        public void await(QuotaEnd first) {
            Workflow.sleep(Duration.ofSeconds(1));
        }

        @Override
        public void met(QuotaEnd again) {}

        @Override
        public void resume() {}
    }
}
