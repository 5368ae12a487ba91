package io.trackyard.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.trackyard.activity.LoadPhase;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phase as a workflow: reads its plan, lets {@link PhaseRun} carry it out, tells the run how it stands. */
public final class PhaseWorkflowImpl implements PhaseWorkflow {
    /** Notes are told no more often than this: each costs the history of two workflows some events. */
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(5);

    private final PhaseInput input;
    private final ParentQueue parentQueue = new ParentQueue();
    private final List<VerifiedTask> early = new ArrayList<>();
    private RunMode mode;
    private @Nullable PhaseRun run;
    private boolean over;

    /** Signals may come before the plan is read, so what they change is there from the start. */
    @WorkflowInit
    public PhaseWorkflowImpl(PhaseInput input) {
        this.input = input;
        this.mode = input.mode();
    }

    @Override
    public PhaseResult carryOut(PhaseInput same) {
        PhaseRun phase;
        try {
            phase = new PhaseRun(input, load(), parentQueue);
        } catch (CanceledFailure cancelled) {
            return new PhaseResult(List.of(), false);
        }
        run = phase;
        phase.steer(mode);
        early.forEach(phase::add);
        Async.procedure(() -> tell(phase));
        try {
            return phase.carryOut();
        } finally {
            over = true;
            Workflow.setCurrentDetails(details(phase));
        }
    }

    @Override
    public void steer(RunMode other) {
        mode = other;
        if (run != null) {
            run.steer(other);
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
    public PhaseProgress progress() {
        return run == null ? new PhaseProgress(input.phase(), List.of(), List.of(), null, 0) : run.progress();
    }

    private PhasePlan load() {
        PhasePlan whole = new Steps(input.settings())
                .run("Read phase " + input.phase())
                .load(new LoadPhase(RunInput.SCHEMA, input.run(), input.phase()));
        PhaseInput.Segment segment = input.segment();
        return segment == null ? whole : part(whole, segment);
    }

    private static PhasePlan part(PhasePlan whole, PhaseInput.Segment segment) {
        return new PhasePlan(whole.tracks().stream()
                .filter(track -> track.number() == segment.track())
                .map(track -> new PlannedTrack(
                        track.number(),
                        track.label(),
                        false,
                        track.tasks().stream()
                                .filter(task -> segment.tasks().contains(task.id()))
                                .toList()))
                .toList());
    }

    /** Keeps the page in the Web UI, and the run's, at what is; the last word is the result. */
    private void tell(PhaseRun phase) {
        int told = -1;
        while (true) {
            int seen = told;
            Workflow.await(() -> over || phase.signs() != seen);
            if (over) {
                return;
            }
            told = phase.signs();
            Workflow.setCurrentDetails(details(phase));
            if (input.segment() == null) {
                tellTheRun(phase.note());
            }
            Workflow.await(BETWEEN_NOTES, () -> over);
        }
    }

    private static void tellTheRun(PhaseNote note) {
        Workflow.getInfo()
                .getParentWorkflowId()
                .map(parent -> Workflow.newExternalWorkflowStub(RunWorkflow.class, parent))
                .ifPresent(parent -> Async.procedure(parent::phaseNote, note));
    }

    private static String details(PhaseRun phase) {
        PhaseNote note = phase.note();
        return note.counts() + "\n\n" + note.table();
    }
}
