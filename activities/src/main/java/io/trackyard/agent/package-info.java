/**
 * Coding agents: what to run for a task, what to tell it, and what its end means. Knows no session directory and no
 * worktree; the package {@code attempt} joins them.
 */
@NullMarked
package io.trackyard.agent;

import org.jspecify.annotations.NullMarked;
