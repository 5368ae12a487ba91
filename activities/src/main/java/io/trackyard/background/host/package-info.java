/**
 * Background tasks on their host: the files of each, its session in the live directory or in a worktree of its own, what
 * came of it, and the mirrors that other programs read. Joins sessions, git and agents as {@code attempt} does for runs.
 */
@NullMarked
package io.trackyard.background.host;

import org.jspecify.annotations.NullMarked;
