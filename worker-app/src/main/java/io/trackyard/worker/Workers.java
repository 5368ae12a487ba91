package io.trackyard.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import io.trackyard.background.BackgroundWorkflowImpl;
import io.trackyard.background.CoordinatorWorkflowImpl;
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

    /** The first Java that has them; a session's activity mostly waits. */
    private static final int VIRTUAL_THREADS = 21;

    private Workers() {}

    /** A factory that is not started yet. */
    static WorkerFactory of(WorkflowClient client, HostQueues queues, Wiring.Activities activities, Claims claims) {
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new ClaimingInterceptor(claims, activities.self()))
                        .build());
        Worker shared = factory.newWorker(HostQueues.SHARED, options(MOST_GIT_STEPS, queues));
        shared.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder().build(),
                RunWorkflowImpl.class,
                PhaseWorkflowImpl.class,
                CoordinatorWorkflowImpl.class,
                BackgroundWorkflowImpl.class);
        shared.registerActivitiesImplementations(activities.tracks());
        Worker git = factory.newWorker(queues.git(), options(MOST_GIT_STEPS, queues));
        git.registerActivitiesImplementations(
                activities.runs(),
                activities.tracks(),
                activities.integration(),
                activities.background().records());
        Worker agents = factory.newWorker(queues.agents(), options(MOST_SESSIONS, queues));
        agents.registerActivitiesImplementations(
                activities.tasks(), activities.background().sessions());
        return factory;
    }

    private static WorkerOptions options(int activities, HostQueues queues) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activities)
                .setMaxHeartbeatThrottleInterval(BEAT)
                .setStickyQueueScheduleToStartTimeout(STICKY)
                .setUsingVirtualThreadsOnActivityWorker(Runtime.version().feature() >= VIRTUAL_THREADS)
                .setIdentity("trackyard@" + queues.host())
                .build();
    }
}
