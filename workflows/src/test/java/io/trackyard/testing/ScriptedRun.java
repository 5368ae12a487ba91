package io.trackyard.testing;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.RunAddress;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.Telling.Occasion;
import io.trackyard.run.Answer;
import io.trackyard.run.Command;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.PhaseProgress;
import io.trackyard.run.PhaseSettings;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import io.trackyard.run.PhaseWorkflow;
import io.trackyard.run.PhaseWorkflowImpl;
import io.trackyard.run.RunInput;
import io.trackyard.run.RunProgress;
import io.trackyard.run.RunResult;
import io.trackyard.run.RunState;
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
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A run on an in-memory server that skips time whenever no activity runs. */
public final class ScriptedRun implements AutoCloseable {
    /** How many verified commits such a run hands to the gate at once. */
    private static final int TOGETHER = 3;

    private static final String QUEUE = "scripted";
    /** For a run that hangs; on a machine that does other work the largest takes a minute. */
    private static final int PATIENCE_SECONDS = 240;

    /** How soon a session hears of a cancellation. */
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofMillis(100);

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final String ID = WorkflowIds.run("repository", "bright-heron");

    private final TestWorkflowEnvironment environment;
    private final ScriptedActivities activities;
    private final RunInput input;

    private ScriptedRun(
            Map<Integer, PhasePlan> phases, PhaseSettings settings, @Nullable NewTasks newTasks, Occasion... notices) {
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
                .registerSearchAttribute(SearchKeys.DOLLARS.getName(), IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE)
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
                newTasks,
                LandingChoice.FAST_FORWARD,
                List.of(notices));
        Worker worker = environment.newWorker(
                QUEUE,
                WorkerOptions.newBuilder(Replay.PATIENT)
                        .setMaxHeartbeatThrottleInterval(HEARTBEAT_INTERVAL)
                        .build());
        worker.registerWorkflowImplementationTypes(RunWorkflowImpl.class, PhaseWorkflowImpl.class);
        worker.registerActivitiesImplementations(activities.implementations());
        environment.start();
    }

    /** A run of these phases, with default settings. */
    public static ScriptedRun of(PhasePlan... phases) {
        return of(settings(4), phases);
    }

    public static ScriptedRun of(PhaseSettings settings, PhasePlan... phases) {
        return new ScriptedRun(numbered(phases), settings, null);
    }

    /** The same run, of which a person is told that much. */
    public static ScriptedRun telling(List<Occasion> notices, PhaseSettings settings, PhasePlan... phases) {
        return new ScriptedRun(numbered(phases), settings, null, notices.toArray(Occasion[]::new));
    }

    private static Map<Integer, PhasePlan> numbered(PhasePlan... phases) {
        Map<Integer, PhasePlan> numbered = new TreeMap<>();
        for (PhasePlan phase : phases) {
            numbered.put(numbered.size() + 1, phase);
        }
        return numbered;
    }

    /** Settings under which a session counts as lost when it was silent for as long as in production. */
    public static PhaseSettings settings(int maxParallel) {
        return settings(maxParallel, PhaseSettings.HEARTBEAT_SECONDS);
    }

    /**
     * Settings under which a silent session soon counts as lost: the server's clock does not skip while one runs. A busy
     * machine may keep any activity silent for a second, so what such a run does is not told by its calls.
     */
    public static PhaseSettings losingSoon(int maxParallel) {
        return settings(maxParallel, 1);
    }

    private static PhaseSettings settings(int maxParallel, int heartbeatSeconds) {
        return new PhaseSettings(
                maxParallel,
                PhaseSettings.FLAT_TASKS,
                heartbeatSeconds,
                PhaseSettings.FAULTS,
                3,
                OnAbandon.CONTINUE,
                Order.VERIFIED,
                GateAt.MERGE,
                1,
                WriteBackTo.NOWHERE,
                "agent",
                QUEUE,
                QUEUE,
                null);
    }

    /** The same settings with another threshold for children. */
    public static PhaseSettings flat(int flatTasks, PhaseSettings other) {
        return with(other, flatTasks, other.onAbandon(), other.mergeOrder(), other.gateAt(), other.writeBack());
    }

    /** The same settings where an abandoned task means this. */
    public static PhaseSettings onAbandon(OnAbandon means, PhaseSettings other) {
        return with(other, other.flatTasks(), means, other.mergeOrder(), other.gateAt(), other.writeBack());
    }

    /** The same settings where verified work comes in that way. */
    public static PhaseSettings merging(Order order, GateAt gateAt, PhaseSettings other) {
        return with(other, other.flatTasks(), other.onAbandon(), order, gateAt, other.writeBack());
    }

    /** The same settings where the source is told. */
    public static PhaseSettings writingBack(WriteBackTo where, PhaseSettings other) {
        return with(other, other.flatTasks(), other.onAbandon(), other.mergeOrder(), other.gateAt(), where);
    }

    /** The same settings where phases are calibrated, and issues mended in so many rounds. */
    public static PhaseSettings calibrating(int rounds, PhaseSettings other) {
        return new PhaseSettings(
                other.maxParallel(),
                other.flatTasks(),
                other.heartbeatSeconds(),
                other.faults(),
                other.merges(),
                other.onAbandon(),
                other.mergeOrder(),
                other.gateAt(),
                other.gateTogether(),
                other.writeBack(),
                other.account(),
                other.openQueue(),
                other.gitQueue(),
                new PhaseSettings.Calibrating(rounds, QUEUE));
    }

    private static PhaseSettings with(
            PhaseSettings other, int flatTasks, OnAbandon onAbandon, Order order, GateAt gateAt, WriteBackTo where) {
        return new PhaseSettings(
                other.maxParallel(),
                flatTasks,
                other.heartbeatSeconds(),
                other.faults(),
                other.merges(),
                onAbandon,
                order,
                gateAt,
                gateAt == GateAt.BATCH ? TOGETHER : 1,
                where,
                other.account(),
                other.openQueue(),
                other.gitQueue(),
                other.calibrating());
    }

    /** A run whose source is read again at every boundary. */
    public static ScriptedRun reading(NewTasks newTasks, PhasePlan... phases) {
        return reading(newTasks, settings(4), phases);
    }

    public static ScriptedRun reading(NewTasks newTasks, PhaseSettings settings, PhasePlan... phases) {
        return new ScriptedRun(numbered(phases), settings, newTasks);
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
        WorkflowClient.start(unstarted()::carryOut, input);
        return this;
    }

    /** Starts it with a word that comes before anything else in its history. */
    public ScriptedRun startDrained(Command command) {
        RunWorkflow workflow = unstarted();
        BatchRequest both = environment.getWorkflowClient().newSignalWithStartRequest();
        both.add(workflow::carryOut, input);
        both.add(workflow::drain, command);
        environment.getWorkflowClient().signalWithStart(both);
        return this;
    }

    private RunWorkflow unstarted() {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        RunWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(QUEUE)
                                .setWorkflowId(ID)
                                .setTypedSearchAttributes(SearchKeys.ofRun(input))
                                .build());
    }

    /** Waits for its end, skipping the times between. */
    public RunResult result() {
        try {
            return untyped().getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, RunResult.class);
        } catch (TimeoutException late) {
            throw new AssertionError("the run has not ended; the last calls were " + activities.lastCalls(), late);
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

    /** An answer to the question of this id. */
    public static Answer answer(String question, String choice) {
        return new Answer(RunInput.SCHEMA, command(question + " " + choice), question, choice, "");
    }

    /** Returns once the run is in this state. */
    public void awaitState(RunState state) {
        Awaitility.await().until(() -> progress().state() == state);
    }

    /** Returns once the run itself asks this, at a boundary between its phases. */
    public void awaitQuestion(String id) {
        Awaitility.await().until(() -> isAsked(progress().questions(), id));
    }

    /** Returns once a phase, which may not have begun, asks this. */
    public void awaitQuestion(int phase, String id) {
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> isAsked(progress(phase).questions(), id));
    }

    /** Answers a question of a phase once it is asked. */
    public void answerOnceAsked(int phase, String question, String choice) {
        awaitQuestion(phase, question);
        workflow().answer(answer(question, choice));
    }

    private static boolean isAsked(List<OpenQuestion> questions, String id) {
        return questions.stream().anyMatch(question -> question.id().equals(id));
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
