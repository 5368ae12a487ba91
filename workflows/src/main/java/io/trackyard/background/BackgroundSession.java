package io.trackyard.background;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.run.Breaks;
import io.trackyard.run.OtherClock;
import io.trackyard.run.RunInput;
import io.trackyard.run.Setbacks;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The session of one launch. Temporal does not retry it: the task has one attempt. What ended by anybody else's fault is
 * scheduled again here, and finds the session that lives on.
 */
final class BackgroundSession {
    private final BackgroundInput input;
    private final Setbacks setbacks = new Setbacks();
    private int faults;

    BackgroundSession(BackgroundInput input) {
        this.input = input;
    }

    /**
     * Carries it out to its outcome.
     *
     * @return why it was given up; empty where it has an outcome of its own
     */
    Optional<String> carryOut() {
        BackgroundTask task = input.task();
        BackgroundRequest request = new BackgroundRequest(RunInput.SCHEMA, task.id(), task.launch());
        BackgroundSessionActivities session = new BackgroundSteps(input.terms()).session(task);
        while (true) {
            try {
                session.carryOut(request);
                return Optional.empty();
            } catch (ActivityFailure failure) {
                if (failure.getCause() instanceof CanceledFailure) {
                    throw failure;
                }
                Optional<String> givenUp = weigh(failure);
                if (givenUp.isPresent()) {
                    return givenUp;
                }
            }
        }
    }

    /** Waits as long as the failure asks for; returns why to give up, if so. */
    private Optional<String> weigh(ActivityFailure failure) {
        if (!(failure.getCause() instanceof ApplicationFailure application)) {
            return fault(failure.getCause() instanceof TimeoutFailure ? "its worker was lost" : failure.toString());
        }
        switch (application.getType()) {
            case FailureTypes.HANDED_OVER -> {
                return Optional.empty(); // nothing was broken: a worker that lives has taken over
            }
            case FailureTypes.REFUSED -> {
                return Optional.of(application.getOriginalMessage());
            }
            case FailureTypes.INTERRUPTED -> {
                return interrupted(application.getDetails().get(Interruption.class));
            }
            default -> {
                return fault(application.getOriginalMessage());
            }
        }
    }

    private Optional<String> interrupted(Interruption interruption) {
        setbacks.met(Optional.of(interruption), interruption.ledger());
        switch (interruption.cause()) {
            case AUTHENTICATION -> {
                return Optional.of(interruption.message()); // its launcher hears it, and launches it again
            }
            case OVERLOADED -> Workflow.sleep(setbacks.untilNextTry());
            case QUOTA, RESOURCES -> Workflow.sleep(OtherClock.until(interruption.notBefore()));
            case SETUP -> {
                return tryAgain("tried %d times: %s", interruption.message(), Breaks::afterUnstarted);
            }
            case CRASH, FAULT -> {
                return setbacks.isCrashing()
                        ? Optional.of("%s, %d times at one place".formatted(interruption.message(), Setbacks.CRASHES))
                        : fault(interruption.message());
            }
        }
        return Optional.empty();
    }

    private Optional<String> fault(String reason) {
        return tryAgain("the infrastructure broke it %d times: %s", reason, Breaks::after);
    }

    /** Takes a break, or returns the words for giving up where there were too many. */
    private Optional<String> tryAgain(String words, String reason, IntFunction<Duration> length) {
        faults++;
        if (faults >= input.terms().faults()) {
            return Optional.of(words.formatted(faults, reason));
        }
        Workflow.sleep(length.apply(faults));
        return Optional.empty();
    }
}
