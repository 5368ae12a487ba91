package io.trackyard.run;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.CalibrationActivities;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.IntegrationActivities;
import io.trackyard.activity.NoticeActivities;
import io.trackyard.activity.RunActivities;
import io.trackyard.activity.SourceActivities;
import io.trackyard.activity.TaskActivities;
import io.trackyard.activity.TrackActivities;
import io.trackyard.activity.TrackPlace;
import io.trackyard.policy.AttemptLedger;
import java.time.Duration;

/**
 * The activities as a workflow calls them: each with the options that make it survive what may happen to it. All of them
 * send heartbeats, so that a host that is gone costs a minute.
 */
final class Steps {
    /** Git work takes seconds; what takes longer hangs. A worker's death is noticed long before, by its heartbeat. */
    private static final Duration SHORT = Duration.ofMinutes(10);

    /** Set-up and gate commands have limits of their own; this only ends what is beyond hope. */
    private static final Duration LONG = Duration.ofHours(12);

    /** What a person is not told by then is no news any more. */
    private static final Duration NOTICE = Duration.ofSeconds(30);

    private static final int NOTICE_TRIES = 3;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(10);

    private final PhaseSettings settings;

    Steps(PhaseSettings settings) {
        this.settings = settings;
    }

    RunActivities run(String summary) {
        return Workflow.newActivityStub(RunActivities.class, untilDone(summary, SHORT, settings.gitQueue()));
    }

    /** The beginning of a run may gate its base. */
    RunActivities begin(String summary) {
        return Workflow.newActivityStub(RunActivities.class, untilDone(summary, LONG, settings.gitQueue()));
    }

    /** The source is a file or a program that may be busy, broken or gone for a while. */
    SourceActivities source(String summary) {
        return Workflow.newActivityStub(SourceActivities.class, untilDone(summary, SHORT, settings.gitQueue()));
    }

    /** The end of a run may gate a merge. */
    RunActivities end(String summary) {
        return Workflow.newActivityStub(RunActivities.class, untilDone(summary, LONG, settings.gitQueue()));
    }

    /** The end of a run that was cancelled or failed: nobody waits for it longer than this. */
    RunActivities cleanUp(String summary) {
        ActivityOptions options = untilDone(summary, SHORT, settings.gitQueue());
        return Workflow.newActivityStub(
                RunActivities.class,
                options.toBuilder().setScheduleToCloseTimeout(SHORT).build());
    }

    /** A notice is given at once or not at all. */
    NoticeActivities notice(String summary) {
        return Workflow.newActivityStub(
                NoticeActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(settings.gitQueue())
                        .setSummary(Text.summary(summary))
                        .setScheduleToCloseTimeout(NOTICE)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setMaximumAttempts(NOTICE_TRIES)
                                .build())
                        .build());
    }

    TrackActivities open(String summary) {
        return Workflow.newActivityStub(TrackActivities.class, untilDone(summary, LONG, settings.openQueue()));
    }

    TrackActivities close(TrackPlace place, String summary) {
        return Workflow.newActivityStub(TrackActivities.class, untilDone(summary, SHORT, place.gitQueue()));
    }

    IntegrationActivities integration(String summary) {
        return Workflow.newActivityStub(IntegrationActivities.class, untilDone(summary, LONG, settings.gitQueue()));
    }

    /** An agent may take part, and what interrupts it is for the workflow to wait for. */
    CalibrationActivities calibration(String queue, String summary) {
        ActivityOptions options = untilDone(summary, LONG, queue);
        return Workflow.newActivityStub(
                CalibrationActivities.class,
                options.toBuilder()
                        .setRetryOptions(options.getRetryOptions().toBuilder()
                                .setDoNotRetry(FailureTypes.INTERRUPTED, FailureTypes.REFUSED)
                                .build())
                        .build());
    }

    /**
     * The session of a task. The policy is the retry options: what the ledger says is used up is taken off, so that what
     * the infrastructure took can be given back by scheduling the activity again.
     */
    TaskActivities session(TrackPlace place, int sessionSeconds, int limit, AttemptLedger ledger, String summary) {
        ActivityOptions options = ActivityOptions.newBuilder()
                .setTaskQueue(place.agentQueue())
                .setSummary(Text.summary(summary))
                .setHeartbeatTimeout(settings.heartbeat())
                // the session's own limit is kept by the activity, from its true start: see the ledger
                .setStartToCloseTimeout(LONG.plusSeconds(sessionSeconds))
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(RetryOptions.newBuilder()
                        // 0 would mean without limit
                        .setMaximumAttempts(Math.max(1, limit - ledger.failures()))
                        .setInitialInterval(FIRST_RETRY)
                        .setMaximumInterval(SLOWEST_RETRY)
                        .setDoNotRetry(FailureTypes.INTERRUPTED, FailureTypes.TASK_ABANDONED, FailureTypes.REFUSED)
                        .build())
                .build();
        return Workflow.newActivityStub(TaskActivities.class, options);
    }

    private ActivityOptions untilDone(String summary, Duration limit, String queue) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(queue)
                .setSummary(Text.summary(summary))
                .setHeartbeatTimeout(settings.heartbeat())
                .setStartToCloseTimeout(limit)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(FIRST_RETRY)
                        .setMaximumInterval(SLOWEST_RETRY)
                        .setDoNotRetry(FailureTypes.REFUSED)
                        .build())
                .build();
    }
}
