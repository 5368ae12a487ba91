package io.trackyard.git;

/**
 * A path whose content a snapshot does not hold.
 *
 * @param path from the root of the worktree; that of a directory ends with a slash
 */
public record Unheld(Kind kind, String path) {

    /** Why it is not held. */
    public enum Kind {
        /** A repository inside the worktree, with commits of its own; git would store the name of one and nothing else. */
        NESTED_REPOSITORY,
        /** A submodule in which something lies that is nowhere else: only the name of its commit is held. */
        SUBMODULE,
        /** A pipe, a socket or a device. */
        SPECIAL_FILE,
        /** A file over the limit. */
        TOO_LARGE,
        /** A file that could not be read, or that came into being while the snapshot was taken. */
        NOT_READ
    }

    /** Whether a reset of the worktree would destroy it. */
    boolean isLostByReset() {
        return kind != Kind.SUBMODULE;
    }

    /** Whether git would have committed it, or names it, and did not. */
    boolean isLeftOutOfCommits() {
        return kind == Kind.NESTED_REPOSITORY || kind == Kind.SUBMODULE || kind == Kind.NOT_READ;
    }
}
