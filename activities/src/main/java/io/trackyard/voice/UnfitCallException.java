package io.trackyard.voice;

/** What a session is told of a call that cannot be answered; it can call again. */
public final class UnfitCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code message}: what is wrong with the call, and what would be right, for the agent to read */
    public UnfitCallException(String message) {
        super(message, null, false, false);
    }
}
