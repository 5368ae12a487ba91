package io.trackyard.connection;

import io.temporal.common.converter.DataConverter;
import io.trackyard.activity.RunEnd;
import io.trackyard.activity.TaskBeat;
import io.trackyard.connection.PhaseReader.Live;
import io.trackyard.connection.PhaseReader.Look;
import io.trackyard.plan.Phase;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.PhaseProgress;
import io.trackyard.run.RunProgress;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.run.WorkflowIds;
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
        return results(workflowId, runs.describe(workflowId), plan).isEmpty();
    }

    /** All that is known now. Asks a worker where one {@linkplain #needsWorker is needed}. */
    public RunSnapshot read(String workflowId, FrozenPlan plan) {
        RunListing.Entry entry = runs.describe(workflowId);
        Optional<RunProgress> result = results(workflowId, entry, plan);
        RunProgress progress = result.orElseGet(() -> runs.progress(workflowId));
        Optional<Look> look = result.isPresent() || progress.phase() == 0
                ? Optional.empty()
                : phases.look(WorkflowIds.phase(workflowId, progress.phase()));
        return snapshot(plan, entry, progress, look, pages + workflowId.replace("/", "%2F"));
    }

    private Optional<RunProgress> results(String workflowId, RunListing.Entry entry, FrozenPlan plan) {
        return entry.state().isOver()
                ? results.read(
                        workflowId,
                        entry.state(),
                        plan.phases().stream().map(Phase::number).toList())
                : Optional.empty();
    }

    private static RunSnapshot snapshot(
            FrozenPlan plan, RunListing.Entry entry, RunProgress progress, Optional<Look> look, String page) {
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
                labels(plan),
                tasks(plan, known, live, state),
                doing(live),
                phase.map(PhaseProgress::queue).orElse(List.of()),
                questions(progress, phase),
                plan.held(),
                entry.started(),
                entry.ended(),
                Optional.ofNullable(progress.end()).map(RunReader::ending),
                page);
    }

    private static List<OpenQuestion> questions(RunProgress progress, Optional<PhaseProgress> phase) {
        List<OpenQuestion> questions = new ArrayList<>(progress.questions());
        phase.ifPresent(running -> questions.addAll(running.questions()));
        return questions;
    }

    /** As the run saw it when it ended. */
    private static RunSnapshot.Ending ending(RunEnd end) {
        Optional<String> landedOn = Optional.ofNullable(end.landedOn());
        return new RunSnapshot.Ending(end.tip(), landedOn, Optional.ofNullable(end.refusal()), landedOn.isPresent());
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
                    TaskStatus status = known.getOrDefault(
                            id.text(),
                            TaskStatus.pending(
                                    id.text(), titles.getOrDefault(id, id.text()), planned.number(), track.name()));
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
                        now.beat().attempt() - 1,
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
