package io.trackyard.run;

import io.temporal.workflow.Workflow;
import io.trackyard.activity.Errand;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.activity.TrackPlace;
import io.trackyard.activity.TrackRequest;
import io.trackyard.policy.AttemptLedger;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Carries out a track's tasks one after the other, as long as there is one that can be carried out. */
final class TrackRun {
    private final PhaseInput input;
    private final PhaseTasks tasks;
    private final TaskRun taskRun;
    private final Integrator integrator;
    private final BooleanSupplier mayStart;

    /** {@code mayStart}: whether the run lets new tasks start. */
    TrackRun(PhaseInput input, PhaseTasks tasks, Waits waits, Integrator integrator, BooleanSupplier mayStart) {
        this.input = input;
        this.tasks = tasks;
        this.taskRun = new TaskRun(input.run(), input.settings(), waits);
        this.integrator = integrator;
        this.mayStart = mayStart;
    }

    /** Returns when the track is done and closed, or when its next task waits for another track or for the run. */
    void carryOut(PhaseTrack track) {
        TrackRequest request =
                new TrackRequest(RunInput.SCHEMA, input.run(), input.phase(), track.number(), track.lease());
        Optional<PlannedTask> next = track.ready();
        while (next.isPresent() && mayStart.getAsBoolean()) {
            carryOut(next.get(), request, track);
            tasks.skipLost();
            next = track.ready();
        }
        if (track.next().isEmpty()) {
            close(track);
        }
    }

    /** Gives the worktree back. */
    void close(PhaseTrack track) {
        track.place().ifPresent(place -> {
            new Steps(input.settings())
                    .close(place, "Close track " + track.name())
                    .close(new TrackRequest(
                            RunInput.SCHEMA, input.run(), input.phase(), track.number(), track.lease()));
            track.closed();
        });
    }

    private TrackPlace open(PhaseTrack track, TrackRequest request) {
        TrackPlace place = track.place()
                .orElseGet(() -> new Steps(input.settings())
                        .open("Open track %s · %s".formatted(track.name(), track.label()))
                        .open(request));
        track.opened(place);
        return place;
    }

    private void carryOut(PlannedTask task, TrackRequest request, PhaseTrack track) {
        tasks.change(task.id(), status -> status.in(TaskState.RUNNING));
        TrackPlace place = open(track, request);
        AttemptLedger ledger = AttemptLedger.none();
        Errand errand = Errand.WORK;
        while (true) {
            TaskRun.Ending ending = taskRun.carryOut(task, request, place, ledger, errand);
            tasks.change(task.id(), status -> status.after(ending.ledger().failures()));
            if (ending.verdict().isEmpty()) {
                tasks.change(task.id(), status -> status.because(TaskState.ABANDONED, ending.reason()));
                return;
            }
            TaskVerdict verdict = ending.verdict().get();
            tasks.change(task.id(), status -> status.in(TaskState.VERIFIED).at(verdict.commit(), verdict.checked()));
            IntegrationVerdict merged = integrator.integrate(new VerifiedTask(
                    RunInput.SCHEMA,
                    task.id(),
                    verdict.commit(),
                    verdict.ledger().attempt(),
                    verdict.checked(),
                    Workflow.getInfo().getWorkflowId()));
            ledger = settle(task, verdict, merged);
            if (tasks.of(task.id()).state().isOutcome()) {
                return;
            }
            errand = merged.result() == IntegrationVerdict.Result.RED ? Errand.RED_GATE : Errand.CONFLICT;
            tasks.change(task.id(), status -> status.because(TaskState.RUNNING, merged.note()));
        }
    }

    /** Gives the task its outcome, or charges what sends it back to its agent. */
    private AttemptLedger settle(PlannedTask task, TaskVerdict verdict, IntegrationVerdict merged) {
        AttemptLedger ledger = verdict.ledger();
        switch (merged.result()) {
            case INTEGRATED ->
                tasks.change(
                        task.id(),
                        status -> status.in(TaskState.INTEGRATED)
                                .at(merged.commit(), verdict.checked())
                                .after(verdict.ledger().attempt()));
            case CONFLICT -> {
                ledger = ledger.conflicted();
                if (ledger.conflicts() > input.settings().merges()) {
                    tasks.change(
                            task.id(), status -> status.because(TaskState.ABANDONED, "conflicts: " + merged.note()));
                }
            }
            case RED -> {
                ledger = ledger.failed();
                if (ledger.failures() > task.attempts()) {
                    tasks.change(task.id(), status -> status.because(TaskState.ABANDONED, merged.note()));
                }
            }
        }
        AttemptLedger settled = ledger;
        if (merged.result() != IntegrationVerdict.Result.INTEGRATED) {
            tasks.change(task.id(), status -> status.after(settled.failures()));
        }
        return settled;
    }
}
