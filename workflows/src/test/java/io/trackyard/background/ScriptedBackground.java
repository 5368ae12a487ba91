package io.trackyard.background;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.trackyard.run.PhaseSettings;
import io.trackyard.run.RunInput;
import io.trackyard.run.SearchKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Background tasks on an in-memory server that skips time whenever no activity runs. */
final class ScriptedBackground implements AutoCloseable {
    private static final String QUEUE = "scripted";
    private static final String HOST = "67df60ee";
    static final String COORDINATOR = BackgroundIds.coordinator(HOST);

    /** For one that hangs, on a machine that does other work. */
    private static final int PATIENCE_SECONDS = 60;

    private final TestWorkflowEnvironment environment;
    private final ScriptedHost host;
    private final int continueAfter;
    private int slots = 5;
    private String first = "";

    private ScriptedBackground(int continueAfter) {
        this.continueAfter = continueAfter;
        this.environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setIdentity("scripted")
                        .build())
                .registerSearchAttribute(SearchKeys.SCHEMA.getName(), IndexedValueType.INDEXED_VALUE_TYPE_INT)
                .build());
        this.host = new ScriptedHost(environment::currentTimeMillis);
        Worker worker = environment.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(CoordinatorWorkflowImpl.class, BackgroundWorkflowImpl.class);
        worker.registerActivitiesImplementations(host);
        environment.start();
    }

    static ScriptedBackground start() {
        return new ScriptedBackground(BackgroundTerms.CONTINUE_AFTER);
    }

    /** One whose coordinator continues as new after so many starts. */
    static ScriptedBackground continuingAfter(int starts) {
        return new ScriptedBackground(starts);
    }

    ScriptedBackground slots(int number) {
        slots = number;
        return this;
    }

    ScriptedBackground script(String task, String words) {
        host.script(task, words);
        return this;
    }

    ScriptedHost host() {
        return host;
    }

    /** Puts first launches of tasks into the queue. */
    ScriptedBackground submit(String... tasks) {
        return submit(1, tasks);
    }

    ScriptedBackground submit(int launch, String... tasks) {
        CoordinatorWorkflow coordinator = client().newWorkflowStub(
                        CoordinatorWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(COORDINATOR)
                                .setTaskQueue(QUEUE)
                                .build());
        // heartbeats so frequent that a cancellation arrives within a second
        BackgroundTerms terms = new BackgroundTerms(QUEUE, QUEUE, 1, PhaseSettings.FAULTS, continueAfter);
        BatchRequest request = client().newSignalWithStartRequest();
        request.add(
                coordinator::coordinate,
                new CoordinatorInput(RunInput.SCHEMA, HOST, slots, terms, List.of(), List.of()));
        request.add(
                coordinator::submit,
                new Submission(
                        RunInput.SCHEMA,
                        slots,
                        Stream.of(tasks)
                                .map(task -> new BackgroundTask(task, launch, 60, "Title of " + task))
                                .toList()));
        String execution = client().signalWithStart(request).getRunId();
        first = first.isEmpty() ? execution : first;
        return this;
    }

    CoordinatorWorkflow coordinator() {
        return client().newWorkflowStub(CoordinatorWorkflow.class, COORDINATOR);
    }

    void cancel(String... tasks) {
        coordinator().cancel(new Cancellation(RunInput.SCHEMA, List.of(tasks)));
    }

    /** The newest launch of a task, whether a coordinator knows it or not. */
    WorkflowStub workflow(String task) {
        return client().newUntypedWorkflowStub(BackgroundIds.task(COORDINATOR, task));
    }

    /** Waits until nothing is left to do, skipping the times between. */
    ScriptedBackground awaitIdle() {
        try {
            client().newUntypedWorkflowStub(COORDINATOR).getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, Void.class);
            return this;
        } catch (TimeoutException late) {
            throw new AssertionError(
                    "the coordinator has not ended: " + coordinator().progress(), late);
        }
    }

    static void until(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }

    void awaitLive(String... tasks) {
        until("live sessions", () -> host.live().containsAll(List.of(tasks)));
    }

    WorkflowExecutionHistory history(String workflow) {
        return client().fetchHistory(workflow);
    }

    /** Waits until the coordinator has continued as new since the first submission. */
    void awaitContinuation() {
        WorkflowStub coordinator = client().newUntypedWorkflowStub(COORDINATOR);
        until(
                "another execution",
                () -> !coordinator.describe().getExecution().getRunId().equals(first));
    }

    private WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    @Override
    public void close() {
        environment.close();
    }
}
