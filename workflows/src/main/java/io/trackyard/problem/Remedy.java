package io.trackyard.problem;

import org.jspecify.annotations.Nullable;

/**
 * One way out of a problem.
 *
 * @param effect what it does, as a sentence part: "take the new commits in and run the gate again"
 * @param command what to type, ready to be pasted; absent where no single command does it
 */
public record Remedy(String effect, @Nullable String command) {}
