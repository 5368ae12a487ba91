package io.trackyard.quota;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.trackyard.testing.Replay;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Quotas whose histories are recorded. */
enum RecordedQuota {
    /** Another session was told a later end, and a third an earlier one. */
    EXTENDED((quota, begun) -> {
        quota.signal("met", end(begun, 3));
        quota.signal("met", end(begun, 2));
    }),
    /** A person knew better. */
    RESUMED((quota, begun) -> quota.signal("resume"));

    static final String ACCOUNT = "team";

    private final BiConsumer<WorkflowStub, Long> words;

    RecordedQuota(BiConsumer<WorkflowStub, Long> words) {
        this.words = words;
    }

    String file() {
        return name().toLowerCase(Locale.ROOT) + ".json";
    }

    WorkflowExecutionHistory history() {
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
            long begun = environment.currentTimeMillis();
            WorkflowStub quota = begin(environment, end(begun, 1));
            environment.registerDelayedCallback(Duration.ofMinutes(10), () -> words.accept(quota, begun));
            quota.getResult(Void.class);
            return environment.getWorkflowClient().fetchHistory(QuotaEnd.workflowId(ACCOUNT));
        }
    }

    /** One that waits on a server whose time is skipped. */
    static WorkflowStub begin(TestWorkflowEnvironment environment, QuotaEnd first) {
        Worker worker = environment.newWorker("quotas", Replay.PATIENT);
        worker.registerWorkflowImplementationTypes(QuotaWorkflowImpl.class);
        environment.start();
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(first.workflowId())
                .setTaskQueue("quotas")
                .build();
        QuotaWorkflow quota = environment.getWorkflowClient().newWorkflowStub(QuotaWorkflow.class, options);
        WorkflowClient.start(quota::await, first);
        return WorkflowStub.fromTyped(quota);
    }

    /** So many hours after a moment. */
    static QuotaEnd end(long begun, int hours) {
        return new QuotaEnd(ACCOUNT, begun + Duration.ofHours(hours).toMillis());
    }
}
