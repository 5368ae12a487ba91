package io.trackyard.run;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.Errand;
import io.trackyard.activity.FailureTypes;
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
    /** What an agent is told whose question reaches nobody: in a track of a large phase, and in a run that is to end. */
    private static final String NOBODY =
            "Nobody can be asked here. Decide it yourself, or end with an error that says what is missing.";

    private final PhaseInput input;
    private final PlanInUse plan;
    private final PhaseTasks tasks;
    private final TaskRun taskRun;
    private final Integrator integrator;
    private final BooleanSupplier mayStart;
    private final PhaseQuestions questions;
    private final FileWaits files;

    /**
     * @param mayStart whether the run lets new tasks start
     * @param questions is told of a task that came out of its sessions without a verdict: it gives it its outcome, or asks
     * @param files is told of a task that waits for one, and of one that does so no more
     */
    TrackRun(
            PhaseInput input,
            PlanInUse plan,
            PhaseTasks tasks,
            Waits waits,
            Integrator integrator,
            BooleanSupplier mayStart,
            PhaseQuestions questions,
            FileWaits files) {
        this.input = input;
        this.plan = plan;
        this.tasks = tasks;
        this.taskRun = new TaskRun(plan, input.settings(), waits, tasks);
        this.integrator = integrator;
        this.mayStart = mayStart;
        this.questions = questions;
        this.files = files;
    }

    /** Returns when the track is done, or when its next task waits for another track or for the run. */
    void carryOut(PhaseTrack track) {
        TrackRequest request =
                new TrackRequest(RunInput.SCHEMA, plan.run(), input.phase(), track.number(), track.lease());
        Optional<PlannedTask> next = track.ready();
        while (next.isPresent() && mayStart.getAsBoolean()) {
            PlannedTask task = next.get();
            tasks.change(task.id(), status -> status.in(TaskState.RUNNING));
            open(track, request).ifPresent(place -> carryOut(task, request, place));
            tasks.skipLost();
            next = track.ready();
        }
    }

    /** Gives the worktree back; one that cannot be removed stays where it is, since cleaning up is a command. */
    void close(PhaseTrack track) {
        track.place().ifPresent(place -> {
            try {
                new Steps(input.settings())
                        .close(place, "Close track " + track.name())
                        .close(new TrackRequest(
                                RunInput.SCHEMA, plan.run(), input.phase(), track.number(), track.lease()));
            } catch (ActivityFailure failure) {
                refusal(failure);
            }
            track.closed();
        });
    }

    /** Empty when the track cannot be opened: none of its tasks can be carried out then. */
    private Optional<TrackPlace> open(PhaseTrack track, TrackRequest request) {
        if (track.place().isEmpty()) {
            try {
                track.opened(new Steps(input.settings())
                        .open("Open track %s · %s".formatted(track.name(), track.label()))
                        .open(request));
            } catch (ActivityFailure failure) {
                String reason = refusal(failure);
                track.rest()
                        .forEach(
                                task -> tasks.change(task.id(), status -> status.because(TaskState.ABANDONED, reason)));
            }
        }
        return track.place();
    }

    /** What a refusal says; whatever else ended the activity is thrown on. */
    private static String refusal(ActivityFailure failure) {
        if (failure.getCause() instanceof ApplicationFailure told && FailureTypes.REFUSED.equals(told.getType())) {
            return told.getOriginalMessage();
        }
        throw failure;
    }

    private void carryOut(PlannedTask task, TrackRequest request, TrackPlace place) {
        TaskStart start = tasks.start(task.id());
        AttemptLedger ledger = start.ledger();
        Errand errand = start.errand() == null ? Errand.WORK : start.errand();
        while (true) {
            TaskEnding ending = taskRun.carryOut(task, request, place, start, ledger, errand);
            tasks.change(
                    task.id(),
                    status -> status.after(ending.ledger().failures())
                            .using(ending.ledger().used()));
            if (ending instanceof TaskEnding.Waiting waiting) {
                files.met(waiting.held(), start.from(ending.ledger(), errand));
                return;
            }
            files.over(task.id());
            if (ending instanceof TaskEnding.Asking asking) {
                TaskStart then = start.from(ending.ledger(), errand);
                if (questions.hearsAgents()) {
                    questions.asked(asking.question(), then);
                    return;
                }
                start = then.told(asking.question().text(), NOBODY);
                ledger = ending.ledger();
                continue;
            }
            if (ending instanceof TaskEnding.Crashing crashing) {
                questions.crashed(task.id(), crashing.reason());
                return;
            }
            if (ending instanceof TaskEnding.Spent spent) {
                questions.spent(task.id(), spent.reason());
                return;
            }
            TaskVerdict verdict = ((TaskEnding.Verified) ending).verdict();
            tasks.change(
                    task.id(),
                    status -> status.in(TaskState.VERIFIED)
                            .at(verdict.commit(), verdict.checked())
                            .widenedBy(verdict.widened())
                            .doubting(verdict.doubts()));
            IntegrationVerdict merged = integrator.integrate(new VerifiedTask(
                    RunInput.SCHEMA,
                    task.id(),
                    verdict.commit(),
                    verdict.ledger().attempt(),
                    verdict.checked(),
                    Workflow.getInfo().getWorkflowId(),
                    verdict.ledger().used()));
            ledger = settle(task, verdict, merged);
            if (tasks.of(task.id()).state().isOutcome() || tasks.isUndecided(task.id())) {
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
            case READY ->
                tasks.change(
                        task.id(),
                        status -> status.because(TaskState.READY, merged.note())
                                .at(merged.commit(), verdict.checked())
                                .after(verdict.ledger().attempt()));
            case CONFLICT -> {
                ledger = ledger.conflicted();
                if (ledger.conflicts() > input.settings().merges()) {
                    questions.spent(task.id(), "conflicts: " + merged.note());
                }
            }
            case RED -> {
                ledger = ledger.failed();
                if (ledger.failures() > task.attempts()) {
                    questions.spent(task.id(), merged.note());
                }
            }
        }
        AttemptLedger settled = ledger;
        if (!tasks.of(task.id()).state().isOutcome() && !tasks.isUndecided(task.id())) {
            tasks.change(task.id(), status -> status.after(settled.failures()));
        }
        return settled;
    }
}
