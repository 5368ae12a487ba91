/**
 * Everything Trackyard does to a git repository: refs moved by fenced transactions, worktrees, snapshots, commits,
 * merges made in memory, landing. git itself does all of it but reading objects, which is JGit's. Nothing here touches
 * the user's checkout, index, stash, configuration or other branches, except a landing that was asked for.
 */
@NullMarked
package io.trackyard.git;

import org.jspecify.annotations.NullMarked;
