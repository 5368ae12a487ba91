/**
 * The run's branch: its beginning, the worktrees of its tracks, the way of verified work into it, its landing. Joins git,
 * verification and the run's files.
 */
@NullMarked
package io.trackyard.integration;

import org.jspecify.annotations.NullMarked;
