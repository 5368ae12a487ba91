package io.trackyard.run;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.Errand;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.HeldFile;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.activity.TrackPlace;
import io.trackyard.activity.TrackRequest;
import io.trackyard.plan.Question;
import io.trackyard.plan.Track;
import io.trackyard.policy.AttemptLedger;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one task, up to verified or abandoned. Temporal retries what fails by the policy in the activity's
 * retry options; whenever the activity ends otherwise than by a verdict of its own, it is scheduled again here with what
 * the ledger says is left.
 */
final class TaskRun {
    private final PlanInUse plan;
    private final PhaseSettings settings;
    private final Waits waits;
    private final PhaseTasks tasks;

    /** {@code tasks} are told when a task is tried again. */
    TaskRun(PlanInUse plan, PhaseSettings settings, Waits waits, PhaseTasks tasks) {
        this.plan = plan;
        this.settings = settings;
        this.waits = waits;
        this.tasks = tasks;
    }

    TaskEnding carryOut(
            PlannedTask task,
            TrackRequest track,
            TrackPlace place,
            TaskStart start,
            AttemptLedger known,
            Errand errand) {
        // a red gate or a conflict after the last attempt still gets one session: profiles, rule 12
        int limit = errand == Errand.WORK ? task.attempts() : Math.max(task.attempts(), known.failures() + 1);
        String summary = "Track %s · %s · %s".formatted(Track.nameOf(track.track()), task.id(), task.title());
        AttemptLedger ledger = known;
        Setbacks setbacks = new Setbacks();
        while (true) {
            Optional<String> refusal = waits.awaitAccount();
            if (refusal.isPresent()) {
                return new TaskEnding.Spent(ledger, refusal.get());
            }
            try {
                TaskVerdict verdict = new Steps(settings)
                        .session(place, task.sessionSeconds(), limit, ledger, summary)
                        .carryOut(new TaskRequest(
                                RunInput.SCHEMA,
                                plan.run(),
                                task.id(),
                                track,
                                ledger,
                                limit,
                                errand,
                                start.answer(),
                                start.asked(),
                                start.agent(),
                                waits.granted()));
                return new TaskEnding.Verified(verdict);
            } catch (ActivityFailure failure) {
                if (failure.getCause() instanceof CanceledFailure) {
                    throw failure;
                }
                if (isOfType(failure, FailureTypes.REFUSED)) {
                    return new TaskEnding.Spent(ledger, reason(failure));
                }
                AttemptLedger before = ledger;
                ledger = learn(ledger, failure);
                // a task that has spent all it may is abandoned with attempts left
                if (ledger.failures() >= limit || isOfType(failure, FailureTypes.TASK_ABANDONED)) {
                    return new TaskEnding.Spent(ledger, reason(failure));
                }
                Optional<Question> question = interruption(failure).map(Interruption::question);
                if (question.isPresent()) {
                    return new TaskEnding.Asking(ledger, question.get());
                }
                Optional<HeldFile> held = interruption(failure).map(Interruption::held);
                if (held.isPresent()) {
                    return new TaskEnding.Waiting(ledger, held.get());
                }
                setbacks.met(interruption(failure), ledger);
                if (setbacks.isCrashing()) {
                    String what = "%s, %d times at one place".formatted(reason(failure), Setbacks.CRASHES);
                    return new TaskEnding.Crashing(ledger, what);
                }
                if (ledger.faults() >= settings.faults()) {
                    String how =
                            isUnstarted(failure) ? "tried %d times: %s" : "the infrastructure broke it %d times: %s";
                    return new TaskEnding.Spent(ledger, how.formatted(ledger.faults(), reason(failure)));
                }
                untilNextTry(failure, ledger.faults() > before.faults() ? ledger.faults() : 0, setbacks)
                        .ifPresent(length -> takeABreak(task.id(), length, failure));
            }
        }
    }

    /** How long the task itself waits; {@code faults}: how many there were in a row, 0 where this is none */
    private Optional<Duration> untilNextTry(ActivityFailure failure, int faults, Setbacks setbacks) {
        if (faults > 0) {
            return Optional.of(isUnstarted(failure) ? Breaks.afterUnstarted(faults) : Breaks.after(faults));
        }
        return interruption(failure)
                .filter(this::isQuotaOfAnotherAccount)
                .map(quota -> OtherClock.until(quota.notBefore()))
                .or(() -> setbacks.isOverloaded() ? Optional.of(setbacks.untilNextTry()) : Optional.empty());
    }

    /** No activity is in flight meanwhile, so that what the task waits for is told here alone. */
    private void takeABreak(String task, Duration length, ActivityFailure failure) {
        long end = Workflow.currentTimeMillis() + length.toMillis();
        tasks.change(task, status -> status.until(new NextTry(end, reason(failure), isUnstarted(failure))));
        TimerOptions named = TimerOptions.newBuilder()
                .setSummary(Text.summary("Next try · " + task))
                .build();
        Workflow.newTimer(length, named).get();
    }

    private AttemptLedger learn(AttemptLedger known, ActivityFailure failure) {
        if (failure.getCause() instanceof TimeoutFailure timeout) {
            TaskBeat last = timeout.getLastHeartbeatDetails().get(TaskBeat.class);
            return (last == null ? known : known.join(last.ledger())).faulted();
        }
        if (failure.getCause() instanceof ApplicationFailure application) {
            switch (application.getType()) {
                case FailureTypes.AGENT_FAILED, FailureTypes.TASK_ABANDONED -> {
                    return failed(known, application.getDetails().get(AttemptLedger.class));
                }
                case FailureTypes.INTERRUPTED -> {
                    return interrupted(known, application.getDetails().get(Interruption.class));
                }
                case FailureTypes.HANDED_OVER -> {
                    return known; // nothing was broken: a worker that lives has taken over
                }
                default -> {
                    return known.faulted(); // a bug of ours is never the task's fault
                }
            }
        }
        return known.faulted();
    }

    /** A failure that charges nothing new is no attempt but a fault of ours; without a limit it would come for ever. */
    private static AttemptLedger failed(AttemptLedger known, @Nullable AttemptLedger told) {
        AttemptLedger joined = told == null ? known : known.join(told);
        boolean isCharged = joined.generation() > known.generation() || joined.failures() > known.failures();
        return isCharged ? joined : joined.faulted();
    }

    private AttemptLedger interrupted(AttemptLedger known, @Nullable Interruption interruption) {
        if (interruption == null) {
            return known.faulted();
        }
        AttemptLedger ledger = known.join(interruption.ledger());
        switch (interruption.cause()) {
            case QUOTA -> {
                if (!isQuotaOfAnotherAccount(interruption)) {
                    waits.quota(interruption.notBefore());
                }
            }
            case RESOURCES -> waits.awaitResources(interruption.notBefore());
            case AUTHENTICATION -> waits.refused(Refusal.ofProvider(interruption.message()));
            case BUDGET -> waits.refused(Refusal.ofBudget(interruption.message()));
            case OVERLOADED, QUESTION -> {
                return ledger; // it is left alone for a while, and charged to nobody
            }
            case RESERVATION -> {
                return interruption.held() == null ? ledger.faulted() : ledger;
            }
            case SETUP, CRASH, FAULT -> {
                return ledger.faulted();
            }
        }
        return ledger;
    }

    /** By which the run's own agent is not kept from anything: the task waits for its end alone. */
    private boolean isQuotaOfAnotherAccount(Interruption interruption) {
        return interruption.cause() == Interruption.Cause.QUOTA
                && !interruption.account().equals(settings.account());
    }

    private static boolean isUnstarted(ActivityFailure failure) {
        return interruption(failure)
                .filter(told -> told.cause() == Interruption.Cause.SETUP)
                .isPresent();
    }

    /** Empty where an activity was not interrupted but cancelled, or ended as only a bug ends it. */
    static Optional<Interruption> interruption(ActivityFailure failure) {
        return isOfType(failure, FailureTypes.INTERRUPTED)
                ? Optional.ofNullable(
                        ((ApplicationFailure) failure.getCause()).getDetails().get(Interruption.class))
                : Optional.empty();
    }

    private static boolean isOfType(ActivityFailure failure, String type) {
        return failure.getCause() instanceof ApplicationFailure application && type.equals(application.getType());
    }

    private static String reason(ActivityFailure failure) {
        if (failure.getCause() instanceof ApplicationFailure application) {
            String message = application.getOriginalMessage();
            return message == null || message.isBlank() ? application.getType() : message;
        }
        return failure.getCause() instanceof TimeoutFailure
                ? "its worker was lost"
                : String.valueOf(failure.getCause());
    }
}
