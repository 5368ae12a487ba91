package io.trackyard.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import io.trackyard.background.BackgroundWorkflowImpl;
import io.trackyard.background.CoordinatorWorkflowImpl;
import io.trackyard.quota.QuotaWorkflowImpl;
import io.trackyard.run.PhaseWorkflowImpl;
import io.trackyard.run.RunWorkflowImpl;
import java.time.Duration;

/** What this host serves on which task queue, and with how many hands. */
final class Workers {
    /** Tracks are opened within the limits of their runs; this only bounds what one host takes of several. */
    private static final int MOST_SESSIONS = 400;

    private static final int MOST_GIT_STEPS = 16;

    /** How soon a pause or a cancellation reaches a session; each session costs a beat that often. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    /** After a worker's death its cached decisions wait this long before they go to another. */
    private static final Duration STICKY = Duration.ofSeconds(1);

    /** The SDK's one second is soon over on a host whose agents build and test; then a question is refused as a deadlock. */
    private static final Duration DEADLOCK = Duration.ofSeconds(10);

    /** The first Java that has them; a session's activity mostly waits. */
    private static final int VIRTUAL_THREADS = 21;

    private Workers() {}

    /**
     * A factory that is not started yet.
     *
     * @param self the worker's own name
     * @param inHand what is told of its activities
     */
    static WorkerFactory of(
            WorkflowClient client, WorkerIdentity self, Wiring.Activities activities, ActivitiesInHand inHand) {
        HostQueues queues = new HostQueues(self.host());
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder().setWorkerInterceptors(inHand).build());
        Worker shared = factory.newWorker(HostQueues.SHARED, options(MOST_GIT_STEPS, self));
        shared.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder().build(),
                RunWorkflowImpl.class,
                PhaseWorkflowImpl.class,
                CoordinatorWorkflowImpl.class,
                BackgroundWorkflowImpl.class,
                QuotaWorkflowImpl.class);
        shared.registerActivitiesImplementations(activities.tracks());
        Worker git = factory.newWorker(queues.git(), options(MOST_GIT_STEPS, self));
        git.registerActivitiesImplementations(
                activities.runs(),
                activities.tracks(),
                activities.integration(),
                activities.sources(),
                activities.notices(),
                activities.background().records());
        Worker agents = factory.newWorker(queues.agents(), options(MOST_SESSIONS, self));
        agents.registerActivitiesImplementations(
                activities.tasks(),
                activities.calibration(),
                activities.background().sessions());
        return factory;
    }

    private static WorkerOptions options(int activities, WorkerIdentity self) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activities)
                .setMaxHeartbeatThrottleInterval(BEAT)
                .setStickyQueueScheduleToStartTimeout(STICKY)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
                .setUsingVirtualThreadsOnActivityWorker(Runtime.version().feature() >= VIRTUAL_THREADS)
                .setIdentity(self.text())
                .build();
    }
}
