package io.trackyard.run;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.trackyard.activity.BeginRun;
import io.trackyard.activity.EndRun;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.RunBegun;
import io.trackyard.activity.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A run as a workflow: its phases one after the other, and the person's words to it. */
public final class RunWorkflowImpl implements RunWorkflow {
    /** The history of so many tasks has some 18,000 events, which a new worker goes through before it can say anything. */
    private static final int MANY_TASKS = 1_000;

    /** A worker that dies in the middle is waited for as long. */
    private static final Duration TO_REMEMBER = Duration.ofSeconds(10);

    /** On a busy machine 30,000 events took longer than the ten seconds, so that a worker tried again and again. */
    private static final Duration TO_REMEMBER_MANY = Duration.ofSeconds(60);

    private final RunCost cost = new RunCost();
    private final RunInput input;
    private final TreeSet<String> seenCommands = new TreeSet<>();
    private final List<TaskStatus> ended = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<CalibrationStatus> calibrations = new ArrayList<>();
    private RunMode mode = RunMode.RUNNING;
    private RunState state = RunState.RUNNING;
    private int phase;
    private @Nullable PhaseNote note;
    private @Nullable PhaseWorkflow child;
    private @Nullable RunEnd end;
    private final PlanBoundary boundary;
    private final Notices notices;

    @WorkflowInit
    public RunWorkflowImpl(RunInput input) {
        this.input = input;
        this.boundary = new PlanBoundary(input);
        this.notices = new Notices(input);
    }

    @Override
    public RunResult carryOut(RunInput same) {
        show();
        try {
            begin();
            while (boundary.next().isPresent()) {
                carryOut(boundary.next().get());
                boundary.pass(phase, ended, mode, () -> enter(stateNow()));
            }
            CancellationScope.throwCanceled();
            end = end(input.landing());
            CancellationScope.throwCanceled();
            enter(RunState.COMPLETED);
            notices.done(ended);
            return new RunResult(integrated(), ended.size() - integrated(), end);
        } catch (TemporalFailure problem) {
            throw ended(problem);
        }
    }

    private void begin() {
        RunBegun begun = steps().begin("Make branch trackyard/" + input.run().run())
                .begin(new BeginRun(RunInput.SCHEMA, input.run()));
        if (begun != null) { // of a run that was begun before it was asked what there is to warn of
            begun.warnings().stream().map(Text::oneLine).forEach(warnings::add);
        }
    }

    /** Ends a run that was cancelled or failed: nothing is landed, but its source is freed. */
    private TemporalFailure ended(TemporalFailure problem) {
        boolean cancelled = CancellationScope.current().isCancelRequested();
        Workflow.newDetachedCancellationScope(() -> {
                    cleanUp();
                    enter(cancelled ? RunState.CANCELLED : RunState.FAILED);
                    if (!cancelled) {
                        notices.failed(RunFailure.words(problem));
                    }
                })
                .run();
        return cancelled ? new CanceledFailure("the run was cancelled") : RunFailure.of(problem);
    }

    private void cleanUp() {
        if (end != null) {
            return; // cancelled after its end: what was landed is landed
        }
        try {
            end = steps().cleanUp("End the run").end(endOf(LandingChoice.NONE));
        } catch (ActivityFailure unable) {
            return; // who wants to be rid of a run does not wait for its host; the next start frees the source
        }
    }

    @Override
    public void pause(Command command) {
        steer(command, RunMode.PAUSED);
    }

    @Override
    public void unpause(Command command) {
        steer(command, RunMode.RUNNING);
    }

    @Override
    public void drain(Command command) {
        steer(command, RunMode.DRAINING);
    }

    @Override
    public void answer(Answer answer) {
        if (!seenCommands.add(answer.command().id())) {
            return;
        }
        if (boundary.answer(answer)) {
            enter(stateNow());
        } else if (child != null) {
            Word.send(child::answer, answer);
        }
    }

    @Override
    public void phaseNote(PhaseNote news) {
        if (child != null && news.phase() == phase) {
            note = news;
            cost.tell(ended, note);
            enter(stateNow());
        }
    }

    @Override
    public RunProgress progress() {
        return new RunProgress(
                state,
                state == RunState.WAITING ? waitingFor().orElse(null) : null,
                state == RunState.WAITING && note != null ? note.waitingUntil() : 0,
                phase,
                PayloadRoom.tasks(ended, PayloadRoom.ALL),
                List.copyOf(calibrations),
                boundary.tasks(),
                boundary.questions(),
                List.copyOf(warnings),
                boundary.note(),
                end);
    }

    private void carryOut(int number) {
        CancellationScope.throwCanceled();
        phase = number;
        note = null;
        List<String> lost = ended.stream()
                .filter(task -> task.state().isLost())
                .map(TaskStatus::id)
                .toList();
        PhaseInput phaseInput =
                new PhaseInput(RunInput.SCHEMA, boundary.run(), number, input.settings(), lost, mode, List.of(), null);
        PhaseWorkflow running = Workflow.newChildWorkflowStub(
                PhaseWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(WorkflowIds.phase(Workflow.getInfo().getWorkflowId(), number))
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                        .setWorkflowTaskTimeout(boundary.tasks() > MANY_TASKS ? TO_REMEMBER_MANY : TO_REMEMBER)
                        .setTypedSearchAttributes(SearchKeys.ofPhase(phaseInput))
                        .setStaticSummary("Phase " + number)
                        .build());
        child = running;
        try {
            PhaseResult result = ChildRun.of(running, phaseInput);
            take(result);
            if (result.stopped()) {
                mode = RunMode.DRAINING;
            }
        } finally {
            child = null;
            note = null;
        }
        cost.tell(ended, null);
        enter(stateNow());
    }

    private void take(PhaseResult result) {
        ended.addAll(result.tasks());
        warnings.addAll(result.warnings());
        if (result.calibration() != null) {
            calibrations.add(result.calibration());
        }
        if (result.renewed() != null) {
            boundary.renewed(result.renewed());
        }
    }

    private RunEnd end(LandingChoice landing) {
        return steps().end("End the run").end(endOf(landing));
    }

    private EndRun endOf(LandingChoice landing) {
        return new EndRun(RunInput.SCHEMA, boundary.run(), input.source(), landing);
    }

    private void steer(Command command, RunMode to) {
        if (!seenCommands.add(command.id()) || !to.mayFollow(mode)) {
            return;
        }
        mode = to;
        boundary.steer(to);
        if (child != null) {
            Word.send(child::steer, to);
        }
        enter(stateNow());
    }

    private Optional<String> waitingFor() {
        return boundary.waitingFor().or(() -> Optional.ofNullable(note).map(PhaseNote::waitingFor));
    }

    private RunState stateNow() {
        return switch (mode) {
            case PAUSED -> RunState.PAUSED;
            case DRAINING, ENDING -> RunState.DRAINING;
            case RUNNING -> waitingFor().isPresent() ? RunState.WAITING : RunState.RUNNING;
        };
    }

    /** Search attributes cost an event each, so they move with the state alone. */
    private void enter(RunState next) {
        if (state != next) {
            state = next;
            Workflow.upsertTypedSearchAttributes(SearchKeys.STATE.valueSet(next.word()));
        }
        notices.waits(state == RunState.WAITING ? waitingFor().orElse("") : "");
        show();
    }

    private void show() {
        String waiting = state == RunState.WAITING ? " for " + waitingFor().orElse("?") : "";
        String phaseText = note == null ? "" : "\n\nPhase %d: %s\n\n%s".formatted(phase, note.counts(), note.table());
        String told =
                state == RunState.COMPLETED && !calibrations.isEmpty() ? "\n\n" + Announcements.EXECUTION_COMPLETE : "";
        Workflow.setCurrentDetails("**%s%s** · phase %d of %d · %d of %d tasks integrated in ended phases%s%s"
                .formatted(
                        state.word(),
                        waiting,
                        phase,
                        boundary.lastPhase(phase),
                        integrated(),
                        boundary.tasks(),
                        phaseText,
                        told));
    }

    private int integrated() {
        return (int) ended.stream()
                .filter(task -> task.state() == TaskState.INTEGRATED)
                .count();
    }

    private Steps steps() {
        return new Steps(input.settings());
    }
}
