package io.trackyard.run;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One execution of a plan: its phases one after the other. The only workflow a person needs to know of. */
@WorkflowInterface
public interface RunWorkflow {

    /** Carries out the plan. Ends as cancelled when that was asked for, after all sessions were ended and kept. */
    @WorkflowMethod(name = "TrackyardRun")
    RunResult carryOut(RunInput input);

    /** Starts no new task until unpaused; what is being carried out goes on. */
    @SignalMethod(name = "pause")
    void pause(Command command);

    /** Takes a pause back. */
    @SignalMethod(name = "unpause")
    void unpause(Command command);

    /** Starts nothing more, finishes and integrates what is being carried out, then ends the run. */
    @SignalMethod(name = "drain")
    void drain(Command command);

    /** Answers what the run is waiting to hear. */
    @SignalMethod(name = "answer")
    void answer(Answer answer);

    /** A phase tells how it stands. */
    @SignalMethod(name = "phaseNote")
    void phaseNote(PhaseNote note);

    @QueryMethod(name = "progress")
    RunProgress progress();
}
