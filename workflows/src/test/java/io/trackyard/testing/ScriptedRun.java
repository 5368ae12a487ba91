package io.trackyard.testing;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.RunAddress;
import io.trackyard.run.Command;
import io.trackyard.run.PhaseProgress;
import io.trackyard.run.PhaseSettings;
import io.trackyard.run.PhaseWorkflow;
import io.trackyard.run.PhaseWorkflowImpl;
import io.trackyard.run.RunInput;
import io.trackyard.run.RunProgress;
import io.trackyard.run.RunResult;
import io.trackyard.run.RunWorkflow;
import io.trackyard.run.RunWorkflowImpl;
import io.trackyard.run.SearchKeys;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.run.WorkflowIds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run on an in-memory server that skips time whenever no activity runs. */
public final class ScriptedRun implements AutoCloseable {
    private static final String QUEUE = "scripted";
    /** For a run that hangs; on a machine that does other work the largest takes a minute. */
    private static final int PATIENCE_SECONDS = 240;

    private static final String ID = WorkflowIds.run("repository", "bright-heron");

    private final TestWorkflowEnvironment environment;
    private final ScriptedActivities activities;
    private final RunInput input;

    private ScriptedRun(Map<Integer, PhasePlan> phases, PhaseSettings settings) {
        this.environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                // stands in histories, which are recorded
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setIdentity("scripted")
                        .build())
                .registerSearchAttribute(SearchKeys.REPOSITORY.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(SearchKeys.RUN.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(SearchKeys.PHASE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_INT)
                .registerSearchAttribute(SearchKeys.STATE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(SearchKeys.SCHEMA.getName(), IndexedValueType.INDEXED_VALUE_TYPE_INT)
                .build());
        this.activities = new ScriptedActivities(phases, settings.maxParallel(), QUEUE, environment::currentTimeMillis);
        this.input = new RunInput(
                RunInput.SCHEMA,
                new RunAddress("/repository", "repository", "bright-heron", "4b825dc"),
                "source",
                "a scripted run",
                "main",
                List.copyOf(phases.keySet()),
                phases.values().stream()
                        .flatMap(phase -> phase.tracks().stream())
                        .mapToInt(track -> track.tasks().size())
                        .sum(),
                settings,
                LandingChoice.FAST_FORWARD);
        Worker worker = environment.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(RunWorkflowImpl.class, PhaseWorkflowImpl.class);
        worker.registerActivitiesImplementations(activities);
        environment.start();
    }

    /** A run of these phases, with default settings. */
    public static ScriptedRun of(PhasePlan... phases) {
        return of(settings(4), phases);
    }

    public static ScriptedRun of(PhaseSettings settings, PhasePlan... phases) {
        Map<Integer, PhasePlan> numbered = new TreeMap<>();
        for (PhasePlan phase : phases) {
            numbered.put(numbered.size() + 1, phase);
        }
        return new ScriptedRun(numbered, settings);
    }

    /** Settings with heartbeats so frequent that a cancellation arrives within a second. */
    public static PhaseSettings settings(int maxParallel) {
        return new PhaseSettings(
                maxParallel, PhaseSettings.FLAT_TASKS, 1, PhaseSettings.FAULTS, 3, false, "agent", QUEUE, QUEUE);
    }

    /** The same settings with another threshold for children. */
    public static PhaseSettings flat(int flatTasks, PhaseSettings other) {
        return new PhaseSettings(
                other.maxParallel(),
                flatTasks,
                other.heartbeatSeconds(),
                other.faults(),
                other.merges(),
                other.stopOnAbandon(),
                other.account(),
                other.openQueue(),
                other.gitQueue());
    }

    /** The same settings where an abandoned task stops the run. */
    public static PhaseSettings stopping(PhaseSettings other) {
        return new PhaseSettings(
                other.maxParallel(),
                other.flatTasks(),
                other.heartbeatSeconds(),
                other.faults(),
                other.merges(),
                true,
                other.account(),
                other.openQueue(),
                other.gitQueue());
    }

    public ScriptedRun script(String task, String words) {
        activities.script(task, words);
        return this;
    }

    public ScriptedActivities activities() {
        return activities;
    }

    public TestWorkflowEnvironment environment() {
        return environment;
    }

    public RunInput input() {
        return input;
    }

    /** Starts it and returns. */
    public ScriptedRun start() {
        RunWorkflow workflow = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        RunWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(QUEUE)
                                .setWorkflowId(ID)
                                .setTypedSearchAttributes(SearchKeys.ofRun(input))
                                .build());
        WorkflowClient.start(workflow::carryOut, input);
        return this;
    }

    /** Waits for its end, skipping the times between. */
    public RunResult result() {
        try {
            return untyped().getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, RunResult.class);
        } catch (TimeoutException late) {
            List<String> calls = activities.calls();
            throw new AssertionError(
                    "the run has not ended; the last calls were "
                            + calls.subList(Math.max(0, calls.size() - 20), calls.size()),
                    late);
        }
    }

    /** Starts it, and waits for its end. */
    public RunResult carryOut() {
        return start().result();
    }

    public WorkflowStub untyped() {
        return environment.getWorkflowClient().newUntypedWorkflowStub(ID);
    }

    public RunWorkflow workflow() {
        return environment.getWorkflowClient().newWorkflowStub(RunWorkflow.class, ID);
    }

    public PhaseWorkflow phase(int number) {
        return environment.getWorkflowClient().newWorkflowStub(PhaseWorkflow.class, phaseId(number));
    }

    public RunProgress progress() {
        return workflow().progress();
    }

    public PhaseProgress progress(int phase) {
        return phase(phase).progress();
    }

    /** A command by its id. */
    public static Command command(String id) {
        return new Command(RunInput.SCHEMA, id, "somebody", 0);
    }

    /** How each task of the phases that are over stands, by id. */
    public Map<String, TaskState> outcomes() {
        Map<String, TaskState> outcomes = new LinkedHashMap<>();
        progress().ended().forEach(task -> outcomes.put(task.id(), task.state()));
        return outcomes;
    }

    /** A task of a phase that is over. */
    public TaskStatus task(String id) {
        return progress().ended().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no outcome of " + id));
    }

    /** From its start to its end. The server's clock says something else: it may be years ahead by now. */
    public Duration took() {
        List<HistoryEvent> events = history().getEvents();
        return Duration.ofSeconds(events.get(events.size() - 1).getEventTime().getSeconds()
                - events.get(0).getEventTime().getSeconds());
    }

    public WorkflowExecutionHistory history() {
        return environment.getWorkflowClient().fetchHistory(ID);
    }

    public WorkflowExecutionHistory history(int phase) {
        return environment.getWorkflowClient().fetchHistory(phaseId(phase));
    }

    /** The history of a track of a large phase that was carried out in one go. */
    public WorkflowExecutionHistory history(int phase, int track) {
        return environment.getWorkflowClient().fetchHistory(phaseId(phase) + "/track-" + track);
    }

    @Override
    public void close() {
        environment.close();
    }

    private static String phaseId(int phase) {
        return WorkflowIds.phase(ID, phase);
    }
}
