/**
 * What a run keeps on its host beside git: where its worktrees and logs lie, what is known of each task's attempts, the
 * environment its commands run in, its frozen plan. Used by the packages that join sessions, git and verification.
 */
@NullMarked
package io.trackyard.runfiles;

import org.jspecify.annotations.NullMarked;
