package io.trackyard.worker;

import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.run.RunInput;
import io.trackyard.run.SearchKeys;

/** Keeps a worker from serving where open runs are of a newer form than it knows: it would block them. */
final class NewerRuns {
    private static final String QUERY = "ExecutionStatus = 'Running' AND %s > %d";

    private NewerRuns() {}

    /** @throws io.trackyard.problem.ProblemException where there is one */
    static void refuse(WorkflowClient client) {
        long newer = client.getWorkflowServiceStubs()
                .blockingStub()
                .countWorkflowExecutions(CountWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setQuery(QUERY.formatted(SearchKeys.SCHEMA.getName(), RunInput.SCHEMA))
                        .build())
                .getCount();
        if (newer > 0) {
            throw Problem.of(Fault.ENVIRONMENT, "newer-runs")
                    .what("%d open workflows were started by a newer Trackyard than this one", newer)
                    .remedy("serve them with that version, or wait until they are over")
                    .exception();
        }
    }
}
