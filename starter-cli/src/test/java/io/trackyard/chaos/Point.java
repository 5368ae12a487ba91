package io.trackyard.chaos;

/**
 * A side effect of a run, before and after which it can be struck. The tools of a {@link ChaosYard} know them by these
 * names: its git, setsid, ln, bd, gate and agent.
 */
enum Point {
    /** {@code git worktree add}. */
    WORKTREE,
    /** The supervisor is started; the agent's first word. */
    SESSION_START,
    /** The agent's last word; the supervisor's record of the end. */
    SESSION_END,
    /** The ref of a snapshot is made. */
    SNAPSHOT,
    /** The branch of a track moves to a task's commit. */
    COMMIT,
    /** The merge queue is taken; what was merged lies before the gate. */
    MERGE,
    /** The run's branch moves. */
    BRANCH,
    /** {@code bd update} and {@code bd close}. */
    WRITE_BACK,
    /** {@code git worktree remove}. */
    CLEANUP;

    /** Whether it comes by once for each track, not for each task. */
    boolean isOfATrack() {
        return this == WORKTREE || this == CLEANUP;
    }

    /** Where of it. */
    enum Side {
        BEFORE,
        AFTER
    }
}
