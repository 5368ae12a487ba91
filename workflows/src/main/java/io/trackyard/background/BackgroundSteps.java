package io.trackyard.background;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.FailureTypes;
import io.trackyard.run.Text;
import java.time.Duration;

/** The activities of background tasks as their workflows call them. All of them send heartbeats, as those of a run do. */
final class BackgroundSteps {
    /** To end what an agent started may take a while; what takes longer hangs. */
    private static final Duration SHORT = Duration.ofMinutes(10);

    /** The session's own limit is kept by the activity, from its true start; this only ends what is beyond hope. */
    private static final Duration LONG = Duration.ofHours(12);

    /** Mirrors are written again at the next change. */
    private static final Duration MIRROR = Duration.ofMinutes(1);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(10);

    private final BackgroundTerms terms;

    BackgroundSteps(BackgroundTerms terms) {
        this.terms = terms;
    }

    /** A session is one attempt, and a task has one. */
    BackgroundSessionActivities session(BackgroundTask task) {
        return Workflow.newActivityStub(
                BackgroundSessionActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(terms.agentQueue())
                        .setSummary(Text.summary(task.id() + " · " + task.title()))
                        .setHeartbeatTimeout(terms.heartbeat())
                        .setStartToCloseTimeout(LONG.plusSeconds(task.sessionSeconds()))
                        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }

    BackgroundRecordActivities end(BackgroundTask task) {
        return Workflow.newActivityStub(
                BackgroundRecordActivities.class,
                shortWork("End " + task.id()).setStartToCloseTimeout(SHORT).build());
    }

    BackgroundRecordActivities mirrors() {
        return Workflow.newActivityStub(
                BackgroundRecordActivities.class,
                shortWork("Write the mirrors").setScheduleToCloseTimeout(MIRROR).build());
    }

    private ActivityOptions.Builder shortWork(String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(terms.gitQueue())
                .setSummary(Text.summary(summary))
                .setHeartbeatTimeout(terms.heartbeat())
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(FIRST_RETRY)
                        .setMaximumInterval(SLOWEST_RETRY)
                        .setDoNotRetry(FailureTypes.REFUSED)
                        .build());
    }
}
