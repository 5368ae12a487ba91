package io.trackyard.connection;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import io.trackyard.background.BackgroundIds;
import io.trackyard.background.BackgroundProgress;
import io.trackyard.background.BackgroundTask;
import io.trackyard.background.BackgroundTerms;
import io.trackyard.background.Cancellation;
import io.trackyard.background.CoordinatorInput;
import io.trackyard.background.CoordinatorWorkflow;
import io.trackyard.background.Submission;
import io.trackyard.run.RunInput;
import io.trackyard.run.SearchKeys;
import java.util.List;

/** What a person does with background tasks, as calls to a Temporal server. */
public final class BackgroundClient {
    /** Far below what a server takes in one signal, whatever the titles are. */
    private static final int TASKS_PER_SIGNAL = 500;

    private final WorkflowClient client;
    private final String queue;
    private final String host;
    private final BackgroundTerms terms;

    /**
     * @param queue the task queue of workflows
     * @param host the id of this host
     * @param terms how a coordinator that has to be started carries tasks out
     */
    public BackgroundClient(WorkflowClient client, String queue, String host, BackgroundTerms terms) {
        this.client = client;
        this.queue = queue;
        this.host = host;
        this.terms = terms;
    }

    /** Puts tasks into the queue, and starts the coordinator where none is at work. Needs no worker. */
    public void submit(int slots, List<BackgroundTask> tasks) {
        for (int from = 0; from < tasks.size(); from += TASKS_PER_SIGNAL) {
            List<BackgroundTask> some = tasks.subList(from, Math.min(tasks.size(), from + TASKS_PER_SIGNAL));
            CoordinatorWorkflow coordinator = client.newWorkflowStub(CoordinatorWorkflow.class, options());
            BatchRequest request = client.newSignalWithStartRequest();
            request.add(
                    coordinator::coordinate,
                    new CoordinatorInput(RunInput.SCHEMA, host, slots, terms, List.of(), List.of()));
            request.add(coordinator::submit, new Submission(RunInput.SCHEMA, slots, some));
            client.signalWithStart(request);
        }
    }

    /**
     * Ends tasks, whether they wait or run. Needs no worker. Where a person ended the coordinator, those that it had started
     * are told themselves.
     */
    public void cancel(List<String> ids) {
        try {
            coordinator().cancel(new Cancellation(RunInput.SCHEMA, ids));
        } catch (WorkflowNotFoundException noCoordinator) {
            ids.stream()
                    .map(this::workflowOf)
                    .filter(this::isOpen)
                    .forEach(workflow -> client.newUntypedWorkflowStub(workflow).cancel());
        }
    }

    /** Has the mirrors written again; false where no coordinator is at work that could. Needs no worker. */
    public boolean mirror() {
        try {
            coordinator().mirror();
            return true;
        } catch (WorkflowNotFoundException noCoordinator) {
            return false;
        }
    }

    /** What the coordinator knows; asks a worker. */
    public BackgroundProgress progress() {
        return isAtWork() ? coordinator().progress() : BackgroundProgress.IDLE;
    }

    /** Whether a coordinator is at work. */
    public boolean isAtWork() {
        return isOpen(BackgroundIds.coordinator(host));
    }

    /** Whether the workflow of a task is open, with or without a coordinator. */
    public boolean isOpen(BackgroundTask task) {
        return isOpen(workflowOf(task.id()));
    }

    private String workflowOf(String task) {
        return BackgroundIds.task(BackgroundIds.coordinator(host), task);
    }

    private boolean isOpen(String workflow) {
        try {
            return client.newUntypedWorkflowStub(workflow).describe().getStatus()
                    == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (WorkflowNotFoundException never) {
            return false;
        }
    }

    private CoordinatorWorkflow coordinator() {
        return client.newWorkflowStub(CoordinatorWorkflow.class, BackgroundIds.coordinator(host));
    }

    private WorkflowOptions options() {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(BackgroundIds.coordinator(host))
                .setTaskQueue(queue)
                .setStaticSummary("Background tasks of host " + host)
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(SearchKeys.SCHEMA, (long) RunInput.SCHEMA)
                        .build())
                .build();
    }
}
