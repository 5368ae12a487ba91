package io.trackyard.testing;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.BatchRequest;
import io.trackyard.activity.BatchVerdict;
import io.trackyard.activity.BeginRun;
import io.trackyard.activity.CalibrationActivities;
import io.trackyard.activity.CalibrationRequest;
import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.activity.EndRun;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.FixPlan;
import io.trackyard.activity.FixRequest;
import io.trackyard.activity.GateRequest;
import io.trackyard.activity.GateVerdict;
import io.trackyard.activity.IntegrationActivities;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.activity.LoadPhase;
import io.trackyard.activity.NoticeActivities;
import io.trackyard.activity.NoticeRequest;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.activity.RunActivities;
import io.trackyard.activity.RunBegun;
import io.trackyard.activity.RunEnd;
import io.trackyard.activity.SourceActivities;
import io.trackyard.activity.SpikeRequest;
import io.trackyard.activity.TaskActivities;
import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.activity.TrackActivities;
import io.trackyard.activity.TrackClosed;
import io.trackyard.activity.TrackPlace;
import io.trackyard.activity.TrackRequest;
import io.trackyard.activity.WriteBackRequest;
import io.trackyard.plan.Question;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Activities over a repository that exists only here. What a task's sessions and merges come to stands in its script;
 * every call is recorded and held against {@link Rules}.
 */
public final class ScriptedActivities
        implements RunActivities,
                TrackActivities,
                TaskActivities,
                IntegrationActivities,
                SourceActivities,
                CalibrationActivities,
                NoticeActivities {
    /** What a session asks whose script says {@code ask}. */
    public static final Question QUESTION = new Question(Question.Kind.DECISION, "Which way?", List.of("left", "stop"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Integer, PhasePlan> phases;
    private final Rules rules;
    private final String queue;
    private final LongSupplier clock;
    private final Map<String, Script> scripts = new TreeMap<>();
    private final Map<String, AttemptLedger> ledgers = new TreeMap<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final Set<String> released = new TreeSet<>();
    private final Set<String> heldCalls = new TreeSet<>();
    private final Set<String> held = new TreeSet<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<Long> granted = new TreeSet<>();
    private final Deque<PlanRenewed> renewals = new ArrayDeque<>();
    private final Deque<GateVerdict> gates = new ArrayDeque<>();
    private final ScriptedCalibrations calibrations = new ScriptedCalibrations();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** {@code clock}: epoch milliseconds, as the workflows see them. */
    public ScriptedActivities(Map<Integer, PhasePlan> phases, int maxParallel, String queue, LongSupplier clock) {
        this.phases = new TreeMap<>(phases);
        this.rules = new Rules(phases, maxParallel);
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Says what a task's sessions come to: {@code ok}, {@code ok 4.10} for what that cost, {@code fail}, {@code quota 5m}, {@code resources 1m}, {@code
     * interrupted}, {@code await b} and {@code await b 5m} (for a file that b has, as long as it lives or so long), {@code still b} (the
     * file is looked after, and b has it still), {@code unstarted}, {@code hand over}, {@code crash}, {@code lost}, {@code refuse}, {@code hold}, and, after a session
     * that went well, {@code conflict}, {@code red}, {@code flaky} or {@code ready}.
     */
    public void script(String task, String words) {
        within(() -> scripts.put(task, new Script(words)));
    }

    /** Lets every call whose record starts with these words be refused. */
    public void refuse(String call, String message) {
        within(() -> refusals.put(call, message));
    }

    /** Lets the next call with this record wait until it is released by the same words. */
    public void holdCall(String call) {
        within(() -> heldCalls.add(call));
    }

    /** Lets go a session that holds, or the next one that will. */
    public void release(String task) {
        within(() -> released.add(task));
    }

    /** Returns once a session of the task, or the call, holds. */
    public void awaitHeld(String task) {
        within(() -> {
            long left = PATIENCE.toNanos();
            while (!held.contains(task)) {
                left = moved.awaitNanos(left);
                if (left <= 0) {
                    throw new AssertionError("no session of " + task + " came to hold; the last calls were "
                            + calls.subList(Math.max(0, calls.size() - 20), calls.size()));
                }
            }
            return true;
        });
    }

    /** When a person allowed to spend more, as sessions were told. */
    public Set<Long> granted() {
        return within(() -> new TreeSet<>(granted));
    }

    /** Every call, in order, such as {@code carryOutTask a work 1}. */
    public List<String> calls() {
        return within(() -> List.copyOf(calls));
    }

    /** The calls that start with these words. */
    public List<String> calls(String words) {
        return calls().stream().filter(call -> call.startsWith(words)).toList();
    }

    /** What was done that must never be; empty when all is well. */
    public List<String> brokenRules() {
        return within(rules::broken);
    }

    /** The tasks in the run's branch, in the order in which they came in. */
    public Collection<String> integrated() {
        return within(rules::integrated);
    }

    /** The next reading of the source at a boundary brings this, with phases that are there from then on. */
    public void renew(PlanRenewed renewed, Map<Integer, PhasePlan> more) {
        within(() -> {
            renewals.add(renewed);
            phases.putAll(more);
            rules.add(more);
            return true;
        });
    }

    /** The next gate at the end of a phase says this. */
    public void gate(boolean passes) {
        within(() -> gates.add(new GateVerdict(passes, false, passes ? "" : "make test failed")));
    }

    /** The next gate at the end of a phase does not end in its time. */
    public void gateIsInconclusive() {
        within(() -> gates.add(new GateVerdict(false, true, "the gate is inconclusive: make test")));
    }

    @Override
    public GateVerdict gate(GateRequest request) {
        record("gatePhase " + request.phase());
        return within(() -> gates.isEmpty() ? new GateVerdict(true, false, "") : gates.poll());
    }

    /**
     * Says what the calibrations find, one after the other: {@code pass}, {@code unclear}, {@code broken}, {@code quota 5m},
     * {@code hand over}, {@code hold}, or the ids of the fix tasks that mend it, each on a track of its own. All pass when it is through.
     */
    public void calibrations(String... found) {
        within(() -> calibrations.add(found));
    }

    @Override
    public CalibrationVerdict calibrate(CalibrationRequest request) {
        record("calibrate %d.%d plan %s"
                .formatted(request.phase(), request.round(), request.run().plan()));
        String word = within(() -> calibrations.next(request));
        if (word.equals("hold")) {
            hold("calibration", Activity.getExecutionContext());
            word = within(() -> calibrations.next(request));
        }
        return ScriptedCalibrations.verdict(word, this::until);
    }

    @Override
    public FixPlan planFixes(FixRequest request) {
        record("planFixes %d.%d".formatted(request.phase(), request.round()));
        return within(() -> {
            FixPlan fixes = calibrations.fixes(request, phases);
            rules.add(phases);
            return fixes;
        });
    }

    @Override
    public FixPlan planSpike(SpikeRequest request) {
        record("planSpike %s: %s".formatted(request.task(), request.reason()));
        return within(() -> {
            List<PlannedTrack> tracks =
                    new ArrayList<>(phases.get(request.phase()).tracks());
            PlannedTrack spike = new PlannedTrack(
                    tracks.size() + 1,
                    "**",
                    false,
                    Plans.phase("spike-" + request.task()).tracks().get(0).tasks());
            tracks.add(spike);
            phases.put(request.phase(), new PhasePlan(tracks));
            rules.add(phases);
            return new FixPlan("plan-spike-" + request.task(), List.of(spike));
        });
    }

    @Override
    public void writeBack(WriteBackRequest request) {
        record("writeBack "
                + request.news().stream()
                        .map(news -> news.kind() + " " + news.task())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public PlanRenewed readAgain(ReadAgain request) {
        String words = Stream.concat(
                        request.accepted().stream().map(command -> " +" + command),
                        request.refused().stream().map(command -> " -" + command))
                .collect(Collectors.joining());
        record("readAgain %d %s %s%s".formatted(request.phase(), request.newTasks(), request.declined(), words));
        return within(() -> renewals.isEmpty() ? unchanged(request) : renewals.poll());
    }

    private PlanRenewed unchanged(ReadAgain request) {
        List<Integer> left = phases.keySet().stream()
                .filter(number -> number > request.phase())
                .toList();
        int tasks = phases.values().stream()
                .flatMap(phase -> phase.tracks().stream())
                .mapToInt(track -> track.tasks().size())
                .sum();
        return new PlanRenewed(request.run().plan(), left, tasks, List.of(), "");
    }

    @Override
    public void tell(NoticeRequest request) {
        record("tellPerson %d %s".formatted(request.number(), request.text()));
    }

    @Override
    public RunBegun begin(BeginRun request) {
        record("beginRun");
        return RunBegun.QUIETLY;
    }

    @Override
    public PhasePlan load(LoadPhase request) {
        record("loadPhase " + request.phase());
        return phases.get(request.phase());
    }

    @Override
    public RunEnd end(EndRun request) {
        record("endRun " + request.landing());
        within(() -> {
            rules.endsRun();
            return true;
        });
        return new RunEnd("tip", null, null);
    }

    @Override
    public TrackPlace open(TrackRequest request) {
        record("openTrack %d.%d lease %d".formatted(request.phase(), request.track(), request.lease()));
        within(() -> {
            rules.opens(request);
            return true;
        });
        return new TrackPlace("host", queue, queue, request.lease());
    }

    @Override
    public TrackClosed close(TrackRequest request) {
        record("closeTrack %d.%d lease %d".formatted(request.phase(), request.track(), request.lease()));
        within(() -> {
            rules.closes(request);
            return true;
        });
        return new TrackClosed(List.of());
    }

    @Override
    public @Nullable TaskVerdict carryOut(TaskRequest request) {
        AttemptLedger ledger = within(() -> {
            rules.starts(request.task(), request.track());
            Optional.ofNullable(request.granted()).ifPresent(granted::add);
            return ledgers.merge(request.task(), request.ledger(), AttemptLedger::join);
        });
        try {
            record("carryOutTask %s %s %d%s"
                    .formatted(
                            request.task(),
                            request.errand(),
                            ledger.attempt(),
                            (request.answer() == null ? "" : " told " + request.answer())
                                    + request.asked().stream()
                                            .map(asked -> " answered " + asked.answer())
                                            .collect(Collectors.joining())
                                    + (request.agent() == null
                                            ? ""
                                            : " by " + request.agent().command())));
            ActivityExecutionContext context = Activity.getExecutionContext();
            context.heartbeat(
                    new TaskBeat(ledger, request.task(), ledger.attempt(), TaskBeat.Stage.RUNNING, "works", 0));
            return step(request, ledger, context);
        } finally {
            within(() -> {
                rules.ends(request.track());
                return true;
            });
        }
    }

    @Override
    public IntegrationVerdict integrate(IntegrationRequest request) {
        record("integrate " + request.task());
        IntegrationVerdict.Result result = within(() -> {
            rules.merges(request.task());
            IntegrationVerdict.Result next = scriptOf(request.task()).nextMerge();
            rules.merged(
                    request.task(),
                    next == IntegrationVerdict.Result.INTEGRATED || next == IntegrationVerdict.Result.READY);
            return next;
        });
        return switch (result) {
            case INTEGRATED ->
                new IntegrationVerdict(
                        result,
                        "merge-" + request.task(),
                        "",
                        within(() -> scriptOf(request.task()).isFlaky()) ? "make test (exit 2)" : null);
            case CONFLICT -> new IntegrationVerdict(result, request.commit(), "both changed src/main.c");
            case READY -> new IntegrationVerdict(result, request.commit(), "");
            case RED -> new IntegrationVerdict(result, request.commit(), "make test failed");
        };
    }

    @Override
    public BatchVerdict integrateBatch(BatchRequest request) {
        record("integrateBatch "
                + String.join(
                        " ",
                        request.candidates().stream()
                                .map(IntegrationRequest::task)
                                .toList()));
        return new BatchVerdict(
                request.candidates().stream().map(this::integrate).toList(), 1);
    }

    private @Nullable TaskVerdict step(TaskRequest request, AttemptLedger ledger, ActivityExecutionContext context) {
        String word = within(() -> scriptOf(request.task()).nextSession());
        switch (word.split(" ")[0]) {
            case "ok" -> {
                String commit = "commit-%s-%d"
                        .formatted(request.task(), calls("carryOutTask").size());
                AttemptLedger paid = word.equals("ok")
                        ? ledger
                        : ledger.using(Usage.of(1000, 50, Double.parseDouble(word.substring("ok ".length()))));
                return new TaskVerdict(commit, true, paid, "changed one file");
            }
            case "hold" -> {
                hold(request.task(), context);
                return step(request, ledger, context);
            }
            case "lost" -> {
                context.doNotCompleteOnReturn();
                return null;
            }
            case "ask" -> throw ScriptedFailures.asking(ledger, QUESTION);
            case "await", "still" ->
                throw ScriptedFailures.awaiting(ledger, ScriptedHolds.of(word, phases, this::until));
            case "fail" -> throw failed(request, ledger.failed());
            case "quota" -> throw ScriptedFailures.interrupted(ledger, Cause.QUOTA, until(word));
            case "resources" -> throw ScriptedFailures.interrupted(ledger, Cause.RESOURCES, until(word));
            case "interrupted" -> throw ScriptedFailures.interrupted(ledger, Cause.FAULT, 0);
            case "overloaded" -> throw ScriptedFailures.interrupted(ledger, Cause.OVERLOADED, 0);
            case "refused" -> throw ScriptedFailures.interrupted(ledger, Cause.AUTHENTICATION, 0);
            case "overspent" -> throw ScriptedFailures.interrupted(ledger, Cause.BUDGET, 0);
            case "spent" -> throw ScriptedFailures.failed(ledger.failed(), true);
            case "signal" -> throw ScriptedFailures.interrupted(ledger, Cause.CRASH, 0);
            case "further" -> throw ScriptedFailures.interrupted(ledger.progressed(), Cause.CRASH, 0);
            case "unstarted" -> throw ScriptedFailures.interrupted(ledger, Cause.SETUP, 0);
            case "hand" -> throw ApplicationFailure.newFailure("a new worker took over", FailureTypes.HANDED_OVER);
            case "refuse" ->
                throw ApplicationFailure.newNonRetryableFailure("a person is needed", FailureTypes.REFUSED);
            case "crash" -> throw new IllegalStateException();
            default -> throw new AssertionError("no such step: " + word);
        }
    }

    private ApplicationFailure failed(TaskRequest request, AttemptLedger ledger) {
        within(() -> ledgers.put(request.task(), ledger));
        return ScriptedFailures.failed(ledger, ledger.failures() >= request.limit());
    }

    private long until(String word) {
        return clock.getAsLong() + Script.time(word).toMillis();
    }

    /** Holds until released; a cancellation comes by the heartbeat, as in a real session. */
    private void hold(String task, ActivityExecutionContext context) {
        within(() -> held.add(task));
        try {
            while (!within(() ->
                    released.contains(task) || !moved.await(20, TimeUnit.MILLISECONDS) && released.contains(task))) {
                context.heartbeat(context.getHeartbeatDetails(TaskBeat.class).orElse(null));
            }
        } catch (ActivityCompletionException ended) {
            record("cancelled " + task);
            throw ended;
        } finally {
            within(() -> held.remove(task));
        }
    }

    private Script scriptOf(String task) {
        return scripts.computeIfAbsent(task, unwritten -> Script.goingWell());
    }

    private void record(String call) {
        String refusal = within(() -> {
            calls.add(call);
            return refusals.entrySet().stream()
                    .filter(entry -> call.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        });
        if (within(() -> heldCalls.remove(call))) {
            within(() -> {
                held.add(call);
                moved.signalAll();
                while (!released.contains(call)) {
                    moved.await();
                }
                return held.remove(call);
            });
        }
        if (refusal != null) {
            throw ApplicationFailure.newNonRetryableFailure(refusal, FailureTypes.REFUSED);
        }
    }

    private <T> T within(Work<T> work) {
        lock.lock();
        try {
            T result = work.run();
            moved.signalAll();
            return result;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            lock.unlock();
        }
    }

    private interface Work<T> {
        T run() throws InterruptedException;
    }
}
