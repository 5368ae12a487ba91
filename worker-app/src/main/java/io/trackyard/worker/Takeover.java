package io.trackyard.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.run.RunInput;
import io.trackyard.run.SearchKeys;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what dead workers of this host had in hand: each such attempt is failed, so that the server gives it out again
 * within a second, instead of when its heartbeat is missed. The sessions themselves live on and are found by their
 * directories.
 *
 * <p>The server is asked, and nothing on this host: a worker that dies in the moment in which it is given an activity has
 * had no time to write anything down, while the server names it from that moment on. It costs a question for each open
 * workflow, of which a run has two, and one more for each open track of a large phase.
 */
final class Takeover {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    /** Those that this release serves. */
    private static final String OPEN =
            "ExecutionStatus = 'Running' AND %s <= %d".formatted(SearchKeys.SCHEMA.getName(), RunInput.SCHEMA);

    /** The states of an activity that a worker was given: somebody may have asked for its end or its pause since. */
    private static final Set<PendingActivityState> IN_HAND = EnumSet.of(
            PendingActivityState.PENDING_ACTIVITY_STATE_STARTED,
            PendingActivityState.PENDING_ACTIVITY_STATE_CANCEL_REQUESTED,
            PendingActivityState.PENDING_ACTIVITY_STATE_PAUSE_REQUESTED);

    private static final Duration AT_ONCE = Duration.ofMillis(10);

    /** Work is picked up within ten seconds of a worker's start, so the last look comes before. */
    private static final int LATER_LOOKS = 2;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final WorkflowClient client;
    private final String host;

    /** {@code host}: this host's id. */
    Takeover(WorkflowClient client, String host) {
        this.client = client;
        this.host = host;
    }

    /**
     * Gives back what dead workers of this host have in hand as far as the server says so now, and returns how much that
     * was. Where the server does not answer it stays as it is: for the next look, for the next worker, or until the
     * heartbeat is missed.
     */
    int takeOver() {
        int given = 0;
        try (Stream<WorkflowExecutionMetadata> open = client.listExecutions(OPEN)) {
            for (Iterator<WorkflowExecutionMetadata> each = open.iterator(); each.hasNext(); ) {
                given += takeOver(each.next().getExecution().getWorkflowId());
            }
        } catch (StatusRuntimeException | WorkflowException unanswered) {
            LOG.warn("the server does not say all that dead workers had in hand: {}", unanswered.getMessage());
        }
        return given;
    }

    /**
     * Looks again, twice, for what the first look may have missed: a workflow that was started a moment before is not
     * listed yet, and the server may give an activity to the open question of a dead worker until it sees the end of its
     * connection.
     */
    void lookAgain() throws InterruptedException {
        for (int look = 1; look <= LATER_LOOKS; look++) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            takeOver();
        }
    }

    private int takeOver(String workflowId) {
        WorkflowExecutionDescription workflow =
                client.newUntypedWorkflowStub(workflowId).describe();
        int given = 0;
        for (PendingActivityInfo activity : workflow.getRawDescription().getPendingActivitiesList()) {
            Optional<WorkerIdentity> left = WorkerIdentity.parse(activity.getLastWorkerIdentity())
                    .filter(worker -> IN_HAND.contains(activity.getState()))
                    .filter(worker -> worker.host().equals(host) && !worker.isAlive());
            if (left.isPresent() && giveBack(workflow.getExecution(), activity, left.get())) {
                given++;
            }
        }
        return given;
    }

    private boolean giveBack(WorkflowExecution workflow, PendingActivityInfo activity, WorkerIdentity left) {
        String what = activity.getActivityType().getName() + " of " + workflow.getWorkflowId();
        try {
            client.newActivityCompletionClient()
                    .completeExceptionally(
                            workflow.getWorkflowId(),
                            Optional.of(workflow.getRunId()),
                            activity.getActivityId(),
                            handedOver(left));
            LOG.info("{} was left by worker {}", what, left.pid());
            return true;
        } catch (ActivityNotExistsException ended) {
            LOG.info("{} has gone on without it", what);
        } catch (ActivityCompletionException untold) {
            LOG.warn("{} could not be taken over", what, untold);
        }
        return false;
    }

    /** Without a stack: it tells nothing of the dead, and of a failure above 4 kB the server keeps not even the type. */
    private static ApplicationFailure handedOver(WorkerIdentity left) {
        ApplicationFailure failure = ApplicationFailure.newBuilder()
                .setType(FailureTypes.HANDED_OVER)
                .setMessage("taken over from worker " + left.pid())
                .setNextRetryDelay(AT_ONCE)
                .build();
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}
