package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.client.WorkflowClient;
import io.trackyard.activity.FailureTypes;
import io.trackyard.connection.Connection;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.TestServer;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a starting worker does with activities that the server gave to one that died, whatever that one did with them. */
class WorkerTakeoverIT {
    private static final String HOST = "1f2e3d4c";
    private static final ProcessIdentity SELF = ProcessIdentity.ofThisProcess();
    private static final String LIVE = WorkerIdentity.of(HOST, SELF).text();
    private static final String DEAD = dead(HOST);
    private static final String DEAD_ELSEWHERE = dead("5a6b7c8d");

    @TempDir
    private static Path directory;

    private static TestServer server;
    private static Connection connection;

    private final Takeover takeover = new Takeover(client(), HOST);

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        connection = server.connect();
    }

    @AfterAll
    static void stop() {
        connection.close();
        server.close();
    }

    @Test
    void givesOutAgainWhatAWorkerWasGivenAndNeverBegan() {
        HandServedWorkflow workflow = listed("never-begun");
        workflow.take(DEAD);

        assertThat(takeover.takeOver()).isEqualTo(1);

        PollActivityTaskQueueResponse again = workflow.take(LIVE);
        assertThat(again.getAttempt()).isEqualTo(2);
        assertThat(pending(workflow)
                        .getLastFailure()
                        .getApplicationFailureInfo()
                        .getType())
                .isEqualTo(FailureTypes.HANDED_OVER);
        assertThat(takeover.takeOver()).as("what the next one has in hand").isZero();
    }

    @Test
    void givesOutAgainALaterAttemptToo() {
        HandServedWorkflow workflow = listed("later-attempt");
        workflow.fail(workflow.take(LIVE));
        assertThat(workflow.take(DEAD).getAttempt()).isEqualTo(2);

        assertThat(takeover.takeOver()).isEqualTo(1);

        assertThat(workflow.take(LIVE).getAttempt()).isEqualTo(3);
    }

    @Test
    void leavesToOthersWhatTheyHaveInHand() {
        HandServedWorkflow elsewhere = listed("elsewhere");
        elsewhere.take(DEAD_ELSEWHERE);
        HandServedWorkflow strangers = listed("strangers");
        strangers.take("4711@shop");
        HandServedWorkflow waiting = listed("waiting");

        assertThat(takeover.takeOver()).isZero();

        assertThat(pending(elsewhere).getAttempt()).isEqualTo(1);
        assertThat(pending(strangers).getAttempt()).isEqualTo(1);
        assertThat(waiting.take(LIVE).getAttempt()).isEqualTo(1);
    }

    @Test
    void endsWhatWasToBeCancelledWithoutWaitingForTheDead() {
        HandServedWorkflow workflow = listed("cancelled");
        workflow.take(DEAD);
        workflow.cancel();
        assertThat(pending(workflow).getState())
                .isEqualTo(PendingActivityState.PENDING_ACTIVITY_STATE_CANCEL_REQUESTED);

        assertThat(takeover.takeOver()).isEqualTo(1);

        assertThat(workflow.activity()).isEmpty();
    }

    @Test
    void findsInALaterLookWhatTheFirstHasMissed() throws InterruptedException {
        HandServedWorkflow workflow = HandServedWorkflow.start(client(), "missed");
        assertThat(takeover.takeOver()).isZero();
        workflow.take(DEAD);

        takeover.lookAgain();

        assertThat(workflow.take(LIVE).getAttempt()).isEqualTo(2);
    }

    private static WorkflowClient client() {
        return connection.client();
    }

    /** An open workflow that the server lists, which it does a moment after it has started it. */
    private static HandServedWorkflow listed(String id) {
        HandServedWorkflow started = HandServedWorkflow.start(client(), id);
        Awaitility.await()
                .until(() -> client().listExecutions("WorkflowId = '%s'".formatted(id))
                        .findAny()
                        .isPresent());
        return started;
    }

    private static PendingActivityInfo pending(HandServedWorkflow workflow) {
        return workflow.activity().orElseThrow();
    }

    private static String dead(String host) {
        return WorkerIdentity.of(host, new ProcessIdentity(SELF.pid(), "1", SELF.bootId(), SELF.pidNamespace()))
                .text();
    }
}
