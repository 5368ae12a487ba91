package io.trackyard.run;

import io.temporal.workflow.Workflow;
import io.trackyard.activity.IntegrationVerdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** The merge queue as a track of a large phase sees it: it hands its commits to the phase and waits for the answer. */
final class ParentQueue implements Integrator {
    private final Map<String, IntegrationVerdict> answers = new LinkedHashMap<>();

    @Override
    public IntegrationVerdict integrate(VerifiedTask task) {
        String phase = Workflow.getInfo()
                .getParentWorkflowId()
                .orElseThrow(() -> new IllegalStateException("a part of a track has a phase above it"));
        Workflow.newExternalWorkflowStub(PhaseWorkflow.class, phase).verified(task);
        String key = key(task.task(), task.commit());
        Workflow.await(() -> answers.containsKey(key));
        return answers.get(key);
    }

    void answered(QueueAnswer answer) {
        answers.put(key(answer.task(), answer.commit()), answer.verdict());
    }

    private static String key(String task, String commit) {
        return task + " " + commit;
    }
}
