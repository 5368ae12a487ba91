package io.trackyard.connection;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.trackyard.run.RunState;
import io.trackyard.run.SearchKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The runs a server knows, found by their search attributes. Needs no worker. */
public final class RunListing {
    private static final String RUNS = "WorkflowType = 'TrackyardRun'";

    private static final String IS_OPEN = "ExecutionStatus = 'Running'";

    private static final String OPEN = "WorkflowType IN ('TrackyardRun', 'TrackyardCoordinator') AND " + IS_OPEN;

    private final WorkflowClient client;

    public RunListing(WorkflowClient client) {
        this.client = client;
    }

    /**
     * A run as the server lists it.
     *
     * @param workflow the id of its workflow
     * @param run its name
     * @param repository the id of its repository
     * @param state how it stands
     * @param started when it was started
     * @param ended when it ended
     */
    public record Entry(
            String workflow, String run, String repository, RunState state, Instant started, Optional<Instant> ended) {}

    /** The newest runs, first the last started. */
    public List<Entry> newest(int most) {
        try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(RUNS)) {
            return found.limit(most).map(RunListing::entry).toList();
        }
    }

    /** Whether anything is open that a worker is needed for: a run, or the coordinator of background tasks. */
    public boolean anyOpen() {
        try (Stream<WorkflowExecutionMetadata> open = client.listExecutions(OPEN)) {
            return open.findAny().isPresent();
        }
    }

    /** Whether any open run is such a one. */
    public boolean anyOpenRun(Predicate<Entry> such) {
        try (Stream<WorkflowExecutionMetadata> open = client.listExecutions(RUNS + " AND " + IS_OPEN)) {
            return open.map(RunListing::entry).anyMatch(such);
        }
    }

    static Entry entry(WorkflowExecutionMetadata found) {
        var attributes = found.getTypedSearchAttributes();
        return new Entry(
                found.getExecution().getWorkflowId(),
                Optional.ofNullable(attributes.get(SearchKeys.RUN)).orElse(""),
                Optional.ofNullable(attributes.get(SearchKeys.REPOSITORY)).orElse(""),
                state(found.getStatus(), Optional.ofNullable(attributes.get(SearchKeys.STATE))),
                found.getStartTime(),
                Optional.ofNullable(found.getCloseTime()));
    }

    /** The server's own word counts where a workflow is closed: it may have been ended without its knowing. */
    private static RunState state(WorkflowExecutionStatus status, Optional<String> word) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_RUNNING ->
                word.flatMap(RunListing::stateOf).orElse(RunState.RUNNING);
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> RunState.COMPLETED;
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> RunState.CANCELLED;
            default -> RunState.FAILED;
        };
    }

    private static Optional<RunState> stateOf(String word) {
        return Stream.of(RunState.values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
