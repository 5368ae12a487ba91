package io.trackyard.run;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;
import io.trackyard.activity.CalibrationRequest;
import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.activity.FixPlan;
import io.trackyard.activity.FixRequest;
import io.trackyard.activity.Interruption;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.run.CalibrationStatus.Stage;
import io.trackyard.run.PhaseSettings.Calibrating;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The look at a phase before the next one starts: what it finds becomes tasks of the phase, and then it looks again, until
 * it finds nothing, or a person lets it be.
 */
final class PhaseCalibration {
    private static final int LONGEST_QUESTION = 2_000;

    private final int phase;
    private final PlanInUse plan;
    private final PhaseSettings settings;
    private final Waits waits;
    private final WorkflowLock branch;
    private final PhaseQuestions questions;
    private final BooleanSupplier mayStart;
    private final BooleanSupplier isEnding;
    private @Nullable CalibrationStatus status;
    private int changes;

    /**
     * @param branch held while somebody looks at the run's branch, in the worktree in which it is written to
     * @param mayStart whether the run lets something new start
     * @param isEnding whether nothing more will be started, for good
     */
    PhaseCalibration(
            int phase,
            PlanInUse plan,
            PhaseSettings settings,
            Waits waits,
            WorkflowLock branch,
            PhaseQuestions questions,
            BooleanSupplier mayStart,
            BooleanSupplier isEnding) {
        this.phase = phase;
        this.plan = plan;
        this.settings = settings;
        this.waits = waits;
        this.branch = branch;
        this.questions = questions;
        this.mayStart = mayStart;
        this.isEnding = isEnding;
    }

    /** Returns when the phase is as it shall be, or nothing more is to be started; {@code mend} carries out tasks. */
    void carryOut(Consumer<FixPlan> mend) {
        Calibrating terms = settings.calibrating();
        if (terms == null) {
            return;
        }
        int mended = 0;
        int granted = terms.rounds();
        for (int round = 1; mayStart(); round++) {
            enter(new CalibrationStatus(phase, round, Stage.CALIBRATING, lines(), open()));
            CalibrationVerdict verdict = look(terms, round);
            if (verdict.passed()) {
                enter(new CalibrationStatus(phase, round, Stage.PASSED, verdict.lines(), List.of()));
                return;
            }
            boolean mends = verdict.unclear() == null && mended < granted;
            enter(new CalibrationStatus(
                    phase, round, mends ? Stage.FIXING : Stage.WAITING, verdict.lines(), verdict.issues()));
            if (!mayStart()) {
                break;
            }
            if (mends) {
                mended++;
                mend.accept(fixes(round));
            } else if (isLeft(verdict)) {
                break;
            } else {
                granted = Math.max(granted, mended + 1);
            }
        }
        stop();
    }

    /** What keeps a look from starting passes, but for the word that nothing more is to be started. */
    private boolean mayStart() {
        Workflow.await(() -> isEnding.getAsBoolean() || (mayStart.getAsBoolean() && !waits.holdAccount()));
        return !isEnding.getAsBoolean();
    }

    /** Whether a person, or the word that nothing more is to be started, lets it be. */
    private boolean isLeft(CalibrationVerdict verdict) {
        questions.askOfCalibration(Text.cut(question(verdict), LONGEST_QUESTION));
        Workflow.await(() -> !questions.asksOfCalibration() || isEnding.getAsBoolean());
        return isEnding.getAsBoolean() || !questions.calibrateAgain();
    }

    private static String question(CalibrationVerdict verdict) {
        return verdict.unclear() == null
                ? "the calibration still finds %d: %s"
                        .formatted(verdict.issues().size(), String.join("; ", verdict.issues()))
                : "the calibration has no verdict: " + verdict.unclear();
    }

    private CalibrationVerdict look(Calibrating terms, int round) {
        String summary = "Calibration · phase %d · round %d".formatted(phase, round);
        Setbacks setbacks = new Setbacks();
        int faults = 0;
        while (true) {
            CalibrationRequest request =
                    new CalibrationRequest(RunInput.SCHEMA, plan.run(), phase, round, waits.granted());
            try {
                return onTheBranch(() ->
                        new Steps(settings).calibration(terms.queue(), summary).calibrate(request));
            } catch (ActivityFailure failure) {
                Interruption told = TaskRun.interruption(failure).orElseThrow(() -> failure);
                setbacks.met(Optional.of(told), AttemptLedger.none());
                switch (told.cause()) {
                    case QUOTA -> waits.quota(told.notBefore());
                    case RESOURCES -> waits.awaitResources(told.notBefore());
                    case AUTHENTICATION -> waits.refused(Refusal.ofProvider(told.message()));
                    case BUDGET -> waits.refused(Refusal.ofBudget(told.message()));
                    case OVERLOADED -> Workflow.sleep(setbacks.untilNextTry());
                    case SETUP, CRASH, FAULT -> {
                        faults++;
                        if (faults >= settings.faults()) {
                            return CalibrationVerdict.unclear(told.message());
                        }
                        Workflow.sleep(Breaks.after(faults));
                    }
                }
                if (!mayStart()) {
                    return CalibrationVerdict.unclear("it was not finished");
                }
            }
        }
    }

    private FixPlan fixes(int round) {
        boolean moves = settings.writeBack() == WriteBackTo.BRANCH;
        FixPlan fixes = onTheBranch(() -> new Steps(settings)
                .source("Plan fixes · phase %d · round %d".formatted(phase, round))
                .planFixes(new FixRequest(RunInput.SCHEMA, plan.run(), phase, round, moves)));
        plan.renew(fixes.plan());
        return fixes;
    }

    private <T> T onTheBranch(Supplier<T> step) {
        branch.lock();
        try {
            return step.get();
        } finally {
            branch.unlock();
        }
    }

    /** Nothing more is looked at: what is open stays so. */
    void stop() {
        if (status != null && status.stage() != Stage.PASSED && status.stage() != Stage.LEFT) {
            enter(at(Stage.LEFT));
        }
    }

    private CalibrationStatus at(Stage stage) {
        CalibrationStatus now = Optional.ofNullable(status).orElseThrow();
        return new CalibrationStatus(phase, now.round(), stage, now.lines(), now.open());
    }

    private List<String> lines() {
        return status == null ? List.of() : status.lines();
    }

    private List<String> open() {
        return status == null ? List.of() : status.open();
    }

    private void enter(CalibrationStatus next) {
        status = next.following(status, Workflow.currentTimeMillis());
        changes++;
    }

    /** How it stands; empty where nobody has looked. */
    Optional<CalibrationStatus> status() {
        return Optional.ofNullable(status);
    }

    int changes() {
        return changes;
    }
}
