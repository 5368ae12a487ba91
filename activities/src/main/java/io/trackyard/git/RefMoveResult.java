package io.trackyard.git;

/** What is true of the refs after a {@link RefMove} was tried. All of its refs moved, or none. */
public enum RefMoveResult {
    /** Every ref has its new value. */
    MOVED,
    /** Nothing moved: somebody took over, and this epoch is over. Whoever hears it touches nothing more. */
    FENCED,
    /** Nothing moved: the epoch still holds, but a ref is not (or no longer) what was expected. Read it, decide again. */
    CHANGED_MEANWHILE,
    /** Nothing moved: a ref is locked by another git, which may have died. The same move may be tried again. */
    LOCKED
}
