package io.trackyard.run;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One phase of a run; or, of a large phase, one track, whose verified work is then integrated by the phase's own
 * workflow.
 */
@WorkflowInterface
public interface PhaseWorkflow {

    /** Carries out the phase's tasks to their outcomes. Returns them also when it is told to end. */
    @WorkflowMethod(name = "TrackyardPhase")
    PhaseResult carryOut(PhaseInput input);

    /** The run says whether new tasks may start. */
    @SignalMethod(name = "steer")
    void steer(RunMode mode);

    /** A track of a large phase hands over a verified commit. */
    @SignalMethod(name = "verified")
    void verified(VerifiedTask task);

    /** The phase answers its track. */
    @SignalMethod(name = "queued")
    void queued(QueueAnswer answer);

    /** A quota was met: told by a track of a large phase to its phase, and by the phase to its other tracks. */
    @SignalMethod(name = "quota")
    void quota(QuotaNote note);

    /** An account was refused, or is in order again: told by a track to its phase, and by the phase to its other tracks. */
    @SignalMethod(name = "account")
    void account(AccountNote note);

    /** A person has answered a question of this phase. */
    @SignalMethod(name = "answer")
    void answer(Answer answer);

    @QueryMethod(name = "progress")
    PhaseProgress progress();
}
