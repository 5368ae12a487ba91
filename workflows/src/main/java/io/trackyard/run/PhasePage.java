package io.trackyard.run;

import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Keeps the page of a phase in the Web UI, and that of its run, at what is. */
final class PhasePage {
    /**
     * What changes meanwhile is told together, and the more tasks there are the longer: each telling costs the histories
     * of the phase and of its run some fourteen events, and both have an end.
     */
    private static final Duration GATHERING = Duration.ofSeconds(5);

    private static final int TASKS_PER_SECOND_MORE = 20;

    /** The timeline of the Web UI names a timer by its summary. */
    private static final TimerOptions GATHERING_TIMER =
            TimerOptions.newBuilder().setSummary("Until the next note").build();

    private final PhaseRun phase;
    private final boolean tellsTheRun;
    private boolean over;

    /** {@code tellsTheRun}: whether the workflow above is the run. */
    PhasePage(PhaseRun phase, boolean tellsTheRun) {
        this.phase = phase;
        this.tellsTheRun = tellsTheRun;
    }

    /** Starts to tell, also while a cancelled phase winds down. */
    void start() {
        Workflow.newDetachedCancellationScope(() -> Async.procedure(this::tell)).run();
    }

    /** Tells the page how it ended. The run learns it from the result. */
    void end() {
        over = true;
        show(phase.note());
    }

    private void tell() {
        Duration gathering = GATHERING.plusSeconds(phase.size() / TASKS_PER_SECOND_MORE);
        int told = -1;
        while (!over) {
            int seen = told;
            Workflow.await(() -> over || phase.signs() != seen);
            if (!over) {
                show(phase.note());
                gather(gathering);
            }
            if (!over) {
                told = phase.signs();
                tell(phase.note());
            }
        }
    }

    private void gather(Duration gathering) {
        Promise<Void> timer = Workflow.newTimer(gathering, GATHERING_TIMER);
        Workflow.await(() -> over || timer.isCompleted());
    }

    private void tell(PhaseNote note) {
        show(note);
        if (tellsTheRun) {
            Workflow.getInfo()
                    .getParentWorkflowId()
                    .map(run -> Workflow.newExternalWorkflowStub(RunWorkflow.class, run))
                    .ifPresent(run -> Word.send(run::phaseNote, note));
        }
    }

    private static void show(PhaseNote note) {
        Workflow.setCurrentDetails(note.counts() + "\n\n" + note.table());
    }
}
