package io.trackyard.connection;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.trackyard.account.QuotaPauses;
import io.trackyard.account.QuotaPauses.Pause;
import io.trackyard.quota.QuotaEnd;
import io.trackyard.quota.QuotaWorkflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those of accounts that all hosts of a server share, by the workflows that wait for their ends. To read them needs no worker.
 * No session's work stands or falls by them: what cannot be asked or said is passed over, and the next session meets the
 * quota itself.
 */
public final class ServerPauses implements QuotaPauses {
    private static final Logger log = LoggerFactory.getLogger(ServerPauses.class);
    private static final String OPEN = "WorkflowType = 'TrackyardQuota' AND ExecutionStatus = 'Running'";

    private final WorkflowClient client;
    private final String queue;

    /** {@code queue}: the task queue of workflows */
    public ServerPauses(WorkflowClient client, String queue) {
        this.client = client;
        this.queue = queue;
    }

    @Override
    public void begin(String account, Instant until) {
        QuotaEnd end = new QuotaEnd(account, until.toEpochMilli());
        orElse(false, () -> {
            QuotaWorkflow quota = client.newWorkflowStub(QuotaWorkflow.class, options(end));
            BatchRequest request = client.newSignalWithStartRequest();
            request.add(quota::await, end);
            request.add(quota::met, end);
            client.signalWithStart(request);
            return true;
        });
    }

    @Override
    public Optional<Instant> of(String account, Instant now) {
        return orElse(
                Optional.empty(),
                () -> Optional.of(quota(account).describe())
                        .flatMap(ServerPauses::pause)
                        .map(Pause::until)
                        .filter(now::isBefore));
    }

    @Override
    public List<Pause> all(Instant now) {
        return orElse(List.of(), () -> {
            try (Stream<WorkflowExecutionMetadata> open = client.listExecutions(OPEN)) {
                return QuotaPauses.lasting(open.flatMap(found -> pause(found).stream()), now);
            }
        });
    }

    @Override
    public boolean end(String account, Instant now) {
        boolean lasts = of(account, now).isPresent();
        if (lasts) {
            orElse(false, () -> {
                client.newWorkflowStub(QuotaWorkflow.class, QuotaEnd.workflowId(account))
                        .resume();
                return true;
            });
        }
        return lasts;
    }

    private WorkflowStub quota(String account) {
        return client.newUntypedWorkflowStub(QuotaEnd.workflowId(account));
    }

    private static Optional<Pause> pause(WorkflowExecutionMetadata found) {
        boolean lasts = found.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        return lasts
                        && found.getMemo(QuotaWorkflow.UNTIL, Long.class) instanceof Long until
                        && found.getMemo(QuotaWorkflow.ACCOUNT, String.class) instanceof String account
                ? Optional.of(new Pause(account, Instant.ofEpochMilli(until)))
                : Optional.empty();
    }

    private WorkflowOptions options(QuotaEnd end) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(end.workflowId())
                .setTaskQueue(queue)
                .setStaticSummary("The quota of the account " + end.account())
                .setMemo(Map.of(QuotaWorkflow.ACCOUNT, end.account(), QuotaWorkflow.UNTIL, end.until()))
                .build();
    }

    private static <T> T orElse(T otherwise, Supplier<T> question) {
        try {
            return question.get();
        } catch (WorkflowNotFoundException none) {
            return otherwise;
        } catch (WorkflowServiceException | StatusRuntimeException unanswered) {
            log.warn("the server was not asked about the quota of an account: {}", unanswered.toString());
            return otherwise;
        }
    }
}
