package io.trackyard.session;

/**
 * Somebody else has taken over, or is doing so. Whoever gets this lets go of the task and touches nothing of it any more:
 * it is no failure, neither of the task nor of the machine.
 */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(String message) {
        super(message);
    }
}
