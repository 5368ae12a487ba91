package io.trackyard.worker;

import io.temporal.api.command.v1.Command;
import io.temporal.api.command.v1.RequestCancelActivityTaskCommandAttributes;
import io.temporal.api.command.v1.ScheduleActivityTaskCommandAttributes;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.trackyard.run.RunInput;
import io.trackyard.run.SearchKeys;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An open workflow with one activity, on queues of its own that the test polls by hand, under any worker's name. */
final class HandServedWorkflow {
    private static final String DECIDER = "decider";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Given out at once it comes in milliseconds; a retry by the server's own default comes after a second. */
    private static final long POLL_SECONDS = 10;

    private final WorkflowClient client;
    private final TaskQueue queue;
    private final WorkflowStub workflow;

    private HandServedWorkflow(WorkflowClient client, String id) {
        this.client = client;
        this.queue = TaskQueue.newBuilder().setName(id).build();
        this.workflow = client.newUntypedWorkflowStub(
                "ByHand",
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(id)
                        .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                .set(SearchKeys.SCHEMA, (long) RunInput.SCHEMA)
                                .build())
                        .build());
    }

    /** A workflow whose activity waits to be given out. */
    static HandServedWorkflow start(WorkflowClient client, String id) {
        HandServedWorkflow started = new HandServedWorkflow(client, id);
        started.workflow.start();
        started.decide(Command.newBuilder()
                .setCommandType(CommandType.COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK)
                .setScheduleActivityTaskCommandAttributes(ScheduleActivityTaskCommandAttributes.newBuilder()
                        .setActivityId("step")
                        .setActivityType(ActivityType.newBuilder().setName("closeTrack"))
                        .setTaskQueue(started.queue)
                        .setStartToCloseTimeout(seconds(LIMIT))));
        return started;
    }

    /** Takes the activity as a worker of that name would. */
    PollActivityTaskQueueResponse take(String identity) {
        return stub().withDeadlineAfter(POLL_SECONDS, TimeUnit.SECONDS)
                .pollActivityTaskQueue(PollActivityTaskQueueRequest.newBuilder()
                        .setNamespace(namespace())
                        .setTaskQueue(queue)
                        .setIdentity(identity)
                        .build());
    }

    /** Ends what was taken with a failure that is tried again. */
    void fail(PollActivityTaskQueueResponse taken) {
        stub().respondActivityTaskFailed(RespondActivityTaskFailedRequest.newBuilder()
                .setNamespace(namespace())
                .setTaskToken(taken.getTaskToken())
                .setFailure(Failure.newBuilder()
                        .setMessage("failed by hand")
                        .setApplicationFailureInfo(ApplicationFailureInfo.newBuilder()
                                .setType("ByHand")
                                .setNextRetryDelay(seconds(Duration.ofMillis(10)))))
                .build());
    }

    /** Asks for the end of the activity, which whoever has it in hand is told at its next heartbeat. */
    void cancel() {
        workflow.cancel("by hand");
        decide(Command.newBuilder()
                .setCommandType(CommandType.COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK)
                .setRequestCancelActivityTaskCommandAttributes(
                        RequestCancelActivityTaskCommandAttributes.newBuilder().setScheduledEventId(scheduledEvent())));
    }

    /** The activity, as long as it has not ended for the workflow. */
    Optional<PendingActivityInfo> activity() {
        return workflow.describe().getRawDescription().getPendingActivitiesList().stream()
                .findFirst();
    }

    private void decide(Command.Builder command) {
        PollWorkflowTaskQueueResponse task = stub().withDeadlineAfter(POLL_SECONDS, TimeUnit.SECONDS)
                .pollWorkflowTaskQueue(PollWorkflowTaskQueueRequest.newBuilder()
                        .setNamespace(namespace())
                        .setTaskQueue(queue)
                        .setIdentity(DECIDER)
                        .build());
        stub().respondWorkflowTaskCompleted(RespondWorkflowTaskCompletedRequest.newBuilder()
                .setNamespace(namespace())
                .setTaskToken(task.getTaskToken())
                .setIdentity(DECIDER)
                .addCommands(command)
                .build());
    }

    private long scheduledEvent() {
        WorkflowExecution execution = workflow.getExecution();
        return client.fetchHistory(execution.getWorkflowId()).getEvents().stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .findFirst()
                .orElseThrow()
                .getEventId();
    }

    private WorkflowServiceBlockingStub stub() {
        return client.getWorkflowServiceStubs().blockingStub();
    }

    private String namespace() {
        return client.getOptions().getNamespace();
    }

    private static com.google.protobuf.Duration seconds(Duration time) {
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(time.toSeconds())
                .setNanos(time.toNanosPart())
                .build();
    }
}
