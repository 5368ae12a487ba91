package io.trackyard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.PauseActivityRequest;
import io.temporal.api.workflowservice.v1.ResetActivityRequest;
import io.temporal.api.workflowservice.v1.UnpauseActivityRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.trackyard.connection.Connection;
import io.trackyard.connection.TemporalProfile;
import io.trackyard.run.RunProgress;
import io.trackyard.run.WorkflowIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A run on its Temporal server, asked and told things by the calls the Web UI makes. */
public final class YardTemporal {
    private static final String SESSION = "carryOutTask";
    private static final String WHO = "a person in the Web UI";

    private final String address;
    private final String workflow;

    private YardTemporal(String address, String workflow) {
        this.address = address;
        this.workflow = workflow;
    }

    static YardTemporal of(Path state, String workflow) {
        try {
            JsonNode server = new ObjectMapper()
                    .readTree(state.resolve("server").resolve("server.json").toFile());
            int port = server.path("ports").path("grpc").asInt();
            return new YardTemporal("127.0.0.1:" + port, workflow);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its server is asked, {@code host:port}. */
    String address() {
        return address;
    }

    /** How many activities of the first phase a worker has been given, or is about to be. */
    public int activitiesInFlight() {
        return asked(connection -> connection
                .client()
                .newUntypedWorkflowStub(phase())
                .describe()
                .getRawDescription()
                .getPendingActivitiesCount());
    }

    /** The only session activity of the first phase that is in flight. */
    public PendingActivityInfo session() {
        return asked(connection -> connection
                        .client()
                        .newUntypedWorkflowStub(phase())
                        .describe()
                        .getRawDescription()
                        .getPendingActivitiesList()
                        .stream()
                        .filter(activity -> activity.getActivityType().getName().equals(SESSION))
                        .findFirst())
                .orElseThrow(() -> new AssertionError("no session is in flight"));
    }

    /** Presses <i>Pause</i> at the session's activity. */
    public void pause() {
        String activity = session().getActivityId();
        asked(connection -> stub(connection)
                .pauseActivity(PauseActivityRequest.newBuilder()
                        .setNamespace(namespace(connection))
                        .setExecution(execution())
                        .setIdentity(WHO)
                        .setId(activity)
                        .build()));
    }

    /** Presses <i>Unpause</i>. */
    public void unpause() {
        String activity = session().getActivityId();
        asked(connection -> stub(connection)
                .unpauseActivity(UnpauseActivityRequest.newBuilder()
                        .setNamespace(namespace(connection))
                        .setExecution(execution())
                        .setIdentity(WHO)
                        .setId(activity)
                        .build()));
    }

    /** Presses <i>Reset</i>. */
    public void reset() {
        String activity = session().getActivityId();
        asked(connection -> stub(connection)
                .resetActivity(ResetActivityRequest.newBuilder()
                        .setNamespace(namespace(connection))
                        .setExecution(execution())
                        .setIdentity(WHO)
                        .setId(activity)
                        .build()));
    }

    /** Presses <i>Terminate</i> at the workflow. */
    public void terminate() {
        terminate(workflow);
    }

    /** Presses <i>Terminate</i> at the first phase. */
    public void terminatePhase() {
        terminate(phase());
    }

    private void terminate(String which) {
        asked(connection -> {
            connection.client().newUntypedWorkflowStub(which).terminate(WHO);
            return which;
        });
    }

    /** Returns once a worker has answered what the run's workflow is asked. */
    public void awaitAnswer() {
        asked(connection -> {
            WorkflowStub run = connection.client().newUntypedWorkflowStub(workflow);
            Waiting.until("a worker to answer", () -> isAnswered(run));
            return workflow;
        });
    }

    private static boolean isAnswered(WorkflowStub run) {
        try {
            run.query("progress", RunProgress.class);
            return true;
        } catch (WorkflowServiceException unanswered) {
            return false; // a server that has just begun takes its time too
        }
    }

    /** The maximum attempts with which the first phase's sessions were scheduled, as its history holds them. */
    public List<Integer> sessionAttempts() {
        return history(phase()).stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                .filter(scheduled -> scheduled.getActivityType().getName().equals(SESSION))
                .map(ActivityTaskScheduledEventAttributes::getRetryPolicy)
                .map(policy -> policy.getMaximumAttempts())
                .toList();
    }

    /** A line for each event of the run and its first phase, for people. */
    public List<String> summary() {
        return List.of(workflow, phase()).stream()
                .flatMap(id -> history(id).stream()
                        .map(event -> "%s %d %s"
                                .formatted(
                                        id.substring(id.lastIndexOf('/') + 1),
                                        event.getEventId(),
                                        event.getEventType())))
                .toList();
    }

    private List<HistoryEvent> history(String id) {
        return asked(connection -> connection.client().fetchHistory(id).getEvents());
    }

    private String phase() {
        return WorkflowIds.phase(workflow, 1);
    }

    private WorkflowExecution execution() {
        return WorkflowExecution.newBuilder().setWorkflowId(phase()).build();
    }

    private static WorkflowServiceBlockingStub stub(Connection connection) {
        return connection.client().getWorkflowServiceStubs().blockingStub();
    }

    private static String namespace(Connection connection) {
        return connection.client().getOptions().getNamespace();
    }

    private <T> T asked(Function<Connection, T> question) {
        try (Connection connection = Connection.open(TemporalProfile.load(Map.of()), () -> address)) {
            return question.apply(connection);
        }
    }
}
