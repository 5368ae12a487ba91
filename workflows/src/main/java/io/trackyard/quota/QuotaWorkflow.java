package io.trackyard.quota;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The quota of an account that a session has met: as long as this runs no session of the account is started on any host of the
 * server. Until when that is stands in its memo, which is read without a worker.
 */
@WorkflowInterface
public interface QuotaWorkflow {
    /** The key in the memo under which the end of the quota stands, epoch milliseconds. */
    String UNTIL = "until";

    /** The key in the memo under which the account stands. */
    String ACCOUNT = "account";

    /** Ends when the quota does. */
    @WorkflowMethod(name = "TrackyardQuota")
    void await(QuotaEnd first);

    /** Another session was told an end; the latest counts. */
    @SignalMethod(name = "met")
    void met(QuotaEnd again);

    /** A person knows better: sessions may start. */
    @SignalMethod(name = "resume")
    void resume();
}
