package io.trackyard.run;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.trackyard.activity.LoadPhase;
import io.trackyard.activity.PhasePlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phase as a workflow: reads its plan, lets {@link PhaseRun} carry it out, tells the run how it stands. */
public final class PhaseWorkflowImpl implements PhaseWorkflow {
    private final PhaseInput input;
    private final ParentQueue parentQueue = new ParentQueue();
    private final List<VerifiedTask> early = new ArrayList<>();
    private final CancellationScope loading = Workflow.newCancellationScope(this::load);
    private RunMode mode;
    private PhasePlan plan = new PhasePlan(List.of());
    private @Nullable PhaseRun run;

    /** Signals may come before the plan is read, so what they change is there from the start. */
    @WorkflowInit
    public PhaseWorkflowImpl(PhaseInput input) {
        this.input = input;
        this.mode = input.mode();
    }

    @Override
    public PhaseResult carryOut(PhaseInput same) {
        try {
            loading.run();
        } catch (TemporalFailure problem) {
            if (loading.isCancelRequested()) {
                return new PhaseResult(List.of(), false, List.of(), null, null);
            }
            throw problem;
        }
        PhaseRun phase = new PhaseRun(input, plan, parentQueue);
        run = phase;
        phase.steer(mode);
        early.forEach(phase::add);
        PhasePage page = new PhasePage(phase, input.segment() == null);
        page.start();
        try {
            return phase.carryOut();
        } finally {
            page.end();
        }
    }

    @Override
    public void steer(RunMode other) {
        if (run != null) {
            run.steer(other);
        } else if (other.mayFollow(mode)) {
            mode = other;
            if (other == RunMode.ENDING) {
                loading.cancel("the run was cancelled");
            }
        }
    }

    @Override
    public void verified(VerifiedTask task) {
        if (run == null) {
            early.add(task);
        } else {
            run.add(task);
        }
    }

    @Override
    public void queued(QueueAnswer answer) {
        parentQueue.answered(answer);
    }

    @Override
    public void quota(QuotaNote note) {
        if (run != null) {
            run.account().hold(note);
        }
    }

    @Override
    public void account(AccountNote note) {
        if (run != null) {
            run.account().hear(note);
        }
    }

    @Override
    public void answer(Answer answer) {
        if (run != null) {
            run.answer(answer);
        }
    }

    @Override
    public PhaseProgress progress() {
        return run == null
                ? new PhaseProgress(input.phase(), List.of(), List.of(), null, 0, List.of(), null)
                : run.progress();
    }

    private void load() {
        plan = input.segment() == null
                ? new Steps(input.settings())
                        .run("Read phase " + input.phase())
                        .load(new LoadPhase(RunInput.SCHEMA, input.run(), input.phase()))
                : new PhasePlan(List.of(input.segment().track()));
    }
}
