package io.trackyard.session;

/** What a look at a session shows. */
public sealed interface SessionState {

    /**
     * The agent runs, or is held.
     *
     * @param supervised whether its supervisor is there to record the exit code
     */
    record Running(boolean supervised) implements SessionState {}

    /** The agent is gone. */
    record Ended(SessionEnd end) implements SessionState {}
}
