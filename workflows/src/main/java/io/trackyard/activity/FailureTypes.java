package io.trackyard.activity;

/** The types of the failures that activities end with; they stand in histories and are never renamed. */
public final class FailureTypes {
    /** An attempt ended by the task's fault; details: the ledger. Retried by Temporal. */
    public static final String AGENT_FAILED = "AgentFailed";

    /** The last attempt ended by the task's fault; details: the ledger. */
    public static final String TASK_ABANDONED = "TaskAbandoned";

    /** Something other than the task ended the session; details: {@link Interruption}. */
    public static final String INTERRUPTED = "Interrupted";

    /** A new worker took over from a dead one on the same host; details: none, the ledger lies on that host. */
    public static final String HANDED_OVER = "HandedOver";

    /** A person is needed, trying again would not help; details: the problem. */
    public static final String REFUSED = "Refused";

    /** A track of a large phase found its phase over; details: none. Ends the track's workflow. */
    public static final String PHASE_LOST = "PhaseLost";

    private FailureTypes() {}
}
