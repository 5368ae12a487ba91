package io.trackyard.quota;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Collections;

/** Waits for the latest end that it was told, by a timer for each. */
public final class QuotaWorkflowImpl implements QuotaWorkflow {
    /** The clock that a workflow sees may lie a little before the end that woke it. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private long until;
    private boolean isResumed;

    @Override
    public void await(QuotaEnd first) {
        met(first);
        while (!isResumed && left() > 0) {
            long awaited = until;
            Duration rest = Duration.ofMillis(Math.max(left(), SHORTEST.toMillis()));
            Workflow.await(rest, () -> isResumed || until != awaited);
        }
    }

    private long left() {
        return until - Workflow.currentTimeMillis();
    }

    @Override
    public void met(QuotaEnd again) {
        if (again.until() > until) {
            until = again.until();
            Workflow.upsertMemo(Collections.singletonMap(UNTIL, until));
        }
    }

    @Override
    public void resume() {
        isResumed = true;
    }
}
