package io.trackyard.run;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.IntegrationVerdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** The merge queue as a track of a large phase sees it: it hands its commits to the phase and waits for the answer. */
final class ParentQueue implements Integrator {
    private final Map<String, IntegrationVerdict> answers = new LinkedHashMap<>();

    @Override
    public IntegrationVerdict integrate(VerifiedTask task) {
        try {
            phase().verified(task);
        } catch (SignalExternalWorkflowException gone) {
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    "the phase that takes in what this track verifies is over", FailureTypes.PHASE_LOST, gone);
        }
        String key = key(task.task(), task.commit());
        Workflow.await(() -> answers.containsKey(key));
        return answers.get(key);
    }

    /** Tells the phase of a quota that a session of this track ran into. */
    void quota(QuotaNote note) {
        Word.send(phase()::quota, note);
    }

    /** Tells the phase of an account that was refused to a session of this track. */
    void refused(AccountNote note) {
        Word.send(phase()::account, note);
    }

    void answered(QueueAnswer answer) {
        answers.put(key(answer.task(), answer.commit()), answer.verdict());
    }

    private static PhaseWorkflow phase() {
        String id = Workflow.getInfo()
                .getParentWorkflowId()
                .orElseThrow(() -> new IllegalStateException("a part of a track has a phase above it"));
        return Workflow.newExternalWorkflowStub(PhaseWorkflow.class, id);
    }

    private static String key(String task, String commit) {
        return task + " " + commit;
    }
}
