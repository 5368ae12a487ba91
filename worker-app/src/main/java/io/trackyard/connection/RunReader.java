package io.trackyard.connection;

import io.temporal.client.WorkflowQueryException;
import io.temporal.common.converter.DataConverter;
import io.trackyard.activity.RunEnd;
import io.trackyard.activity.TaskBeat;
import io.trackyard.connection.PhaseReader.Live;
import io.trackyard.connection.PhaseReader.Look;
import io.trackyard.connection.ResultReader.Results;
import io.trackyard.plan.Phase;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.Telling.CloseWhen;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.PhaseProgress;
import io.trackyard.run.RunProgress;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.run.WorkflowIds;
import io.trackyard.source.trackyard.NativeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins what the workflows, the activities in flight and the frozen plan know of a run. */
public final class RunReader {
    private final RunClient runs;
    private final PhaseReader phases;
    private final ResultReader results;
    private final String pages;

    /** {@code pages}: what the addresses of workflows in the Web UI begin with. */
    public RunReader(RunClient runs, DataConverter codec, String pages) {
        this.runs = runs;
        this.phases = new PhaseReader(runs, codec);
        this.results = new ResultReader(runs);
        this.pages = pages;
    }

    /** Whether a worker has to live for the run to be read: it is open, or ended without results. */
    public boolean needsWorker(String workflowId, FrozenPlan plan) {
        return results(workflowId, runs.describe(workflowId), plan)
                .filter(Results::isWhole)
                .isEmpty();
    }

    /** All that is known now. Asks a worker where one {@linkplain #needsWorker is needed}. */
    public RunSnapshot read(String workflowId, FrozenPlan plan) {
        RunListing.Entry entry = runs.describe(workflowId);
        Optional<Results> known = results(workflowId, entry, plan);
        Optional<RunProgress> whole = known.filter(Results::isWhole).map(Results::progress);
        RunProgress progress = whole.orElseGet(() -> asked(workflowId, known));
        Optional<Look> look = whole.isPresent() || progress.phase() == 0
                ? Optional.empty()
                : phases.look(WorkflowIds.phase(workflowId, progress.phase()));
        // its workflow says so a moment before it is closed, and why only then
        boolean hasFailed = entry.state() == RunState.FAILED || progress.state() == RunState.FAILED;
        Optional<String> failure = hasFailed ? Optional.of(runs.failure(workflowId)) : Optional.empty();
        return snapshot(plan, entry, progress, look, failure, pages + workflowId.replace("/", "%2F"));
    }

    /** A workflow that was terminated answers nobody: what its phases came to is known all the same. */
    private RunProgress asked(String workflowId, Optional<Results> known) {
        try {
            return runs.progress(workflowId);
        } catch (WorkflowQueryException unanswered) {
            return known.orElseThrow(() -> unanswered).progress();
        }
    }

    /** Empty while the run is open. */
    private Optional<Results> results(String workflowId, RunListing.Entry entry, FrozenPlan plan) {
        return entry.state().isOver()
                ? Optional.of(results.read(
                        workflowId,
                        entry.state(),
                        plan.phases().stream().map(Phase::number).toList()))
                : Optional.empty();
    }

    private static RunSnapshot snapshot(
            FrozenPlan plan,
            RunListing.Entry entry,
            RunProgress progress,
            Optional<Look> look,
            Optional<String> failure,
            String page) {
        Optional<PhaseProgress> phase = look.map(Look::phase);
        Map<String, Live> live = look.map(Look::live).orElse(Map.of());
        RunState state = entry.state().isOver() ? entry.state() : progress.state();
        boolean waiting = phase.map(PhaseProgress::waitingFor).isPresent() && state == RunState.RUNNING;
        Map<String, TaskStatus> known =
                new LinkedHashMap<>(look.map(Look::tasks).orElse(Map.of()));
        progress.ended().forEach(task -> known.put(task.id(), task));
        return new RunSnapshot(
                plan.run(),
                waiting ? RunState.WAITING : state,
                Optional.ofNullable(progress.waitingFor()).or(() -> phase.map(PhaseProgress::waitingFor)),
                phase.map(PhaseProgress::waitingUntil).filter(at -> at > 0).map(Instant::ofEpochMilli),
                plan.source(),
                "trackyard/" + plan.run(),
                plan.base(),
                Optional.ofNullable(plan.target()),
                progress.phase(),
                plan.phases().size(),
                waves(plan),
                labels(plan),
                tasks(plan, known, live, state),
                doing(live),
                phase.map(PhaseProgress::queue).orElse(List.of()),
                questions(progress, phase),
                calibrations(progress, phase),
                plan.held(),
                progress.warnings(),
                plan.policy().budgets().stream()
                        .filter(budget -> budget.per() == Per.RUN && budget.then() == Then.STOP)
                        .findFirst(),
                entry.started(),
                entry.ended(),
                failure,
                Optional.ofNullable(progress.end()).map(end -> ending(end, plan)),
                page);
    }

    private static List<OpenQuestion> questions(RunProgress progress, Optional<PhaseProgress> phase) {
        List<OpenQuestion> questions = new ArrayList<>(progress.questions());
        phase.ifPresent(running -> questions.addAll(running.questions()));
        return questions;
    }

    /** The run learns how a phase's came out when the phase is over. */
    private static List<CalibrationStatus> calibrations(RunProgress progress, Optional<PhaseProgress> phase) {
        List<CalibrationStatus> all = new ArrayList<>(progress.calibrations());
        phase.map(PhaseProgress::calibration)
                .filter(now -> all.stream().noneMatch(known -> known.phase() == now.phase()))
                .ifPresent(all::add);
        return all;
    }

    /** As the run saw it when it ended. */
    private static RunSnapshot.Ending ending(RunEnd end, FrozenPlan plan) {
        Optional<String> landedOn = Optional.ofNullable(end.landedOn());
        return new RunSnapshot.Ending(
                end.tip(), landedOn, Optional.ofNullable(end.refusal()), landedOn.isPresent(), closing(plan));
    }

    private static Optional<RunSnapshot.Closing> closing(FrozenPlan plan) {
        String form = plan.origin().format();
        return form.equals(NativeSource.NAME)
                ? Optional.empty()
                : Optional.of(
                        new RunSnapshot.Closing(form, plan.policy().telling().closeWhen() == CloseWhen.LANDED));
    }

    private static Map<Integer, String> waves(FrozenPlan plan) {
        Map<Integer, String> waves = new LinkedHashMap<>();
        for (Phase phase : plan.phases()) {
            String label = phase.label();
            if (label != null) {
                waves.put(phase.number(), label);
            }
        }
        return waves;
    }

    private static Map<String, String> labels(FrozenPlan plan) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Phase phase : plan.phases()) {
            phase.tracks().forEach(track -> labels.put(phase.number() + " " + track.name(), track.label()));
        }
        return labels;
    }

    private static List<TaskStatus> tasks(
            FrozenPlan plan, Map<String, TaskStatus> known, Map<String, Live> live, RunState state) {
        Map<TaskId, String> titles = new LinkedHashMap<>();
        plan.tasks().forEach(task -> titles.put(task.id(), task.title()));
        List<TaskStatus> tasks = new ArrayList<>();
        for (Phase planned : plan.phases()) {
            for (Track track : planned.tracks()) {
                for (TaskId id : track.tasks()) {
                    String title = titles.getOrDefault(id, id.text());
                    TaskStatus status = Optional.ofNullable(known.get(id.text()))
                            .map(told -> told.titled(title)) // of many tasks a workflow has no room for all of them
                            .orElseGet(() -> TaskStatus.pending(id.text(), title, planned.number(), track.name()));
                    tasks.add(refined(status, Optional.ofNullable(live.get(id.text())), state));
                }
            }
        }
        return tasks;
    }

    /** The activity knows more than the workflow while it lives; and of an ended run nothing is pending. */
    private static TaskStatus refined(TaskStatus status, Optional<Live> live, RunState state) {
        if (state.isOver() && !status.state().isOutcome()) {
            return status.cancelled("the run was over before it");
        }
        return live.filter(now -> status.state() == TaskState.RUNNING || status.state() == TaskState.PENDING)
                .map(now -> status.doing(
                        now.beat().ledger(),
                        now.beat().stage() == TaskBeat.Stage.VERIFYING ? TaskState.VERIFYING : TaskState.RUNNING,
                        now.lastFailure()))
                .orElse(status);
    }

    private static Map<String, RunSnapshot.Doing> doing(Map<String, Live> live) {
        Map<String, RunSnapshot.Doing> doing = new LinkedHashMap<>();
        live.forEach((task, now) -> doing.put(
                task,
                new RunSnapshot.Doing(
                        now.beat().attempt(),
                        now.beat().doing(),
                        Instant.ofEpochMilli(now.beat().since()))));
        return doing;
    }
}
