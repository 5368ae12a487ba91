package io.trackyard.process;

/**
 * Runs acts only while a right to act stands. Whoever is refused was overtaken, perhaps while it was frozen, and does
 * nothing any more: the refusal is an unchecked exception of whoever made the fence, and the act was not done.
 */
@FunctionalInterface
public interface Fence {

    /** A fence that lets everything through, for what nobody can take over. */
    static Fence open() {
        return new CommandRunner()::run;
    }

    /** Runs the act to its end, whatever its exit code. */
    CommandResult run(Command act);

    /**
     * Runs an act that has no reason to fail.
     *
     * @throws CommandFailedException when it fails all the same
     */
    default void demand(Command act) {
        run(act.leavingNothing()).orThrow();
    }
}
