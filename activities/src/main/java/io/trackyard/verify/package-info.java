/**
 * Finds out whether work is good: runs checks, compares what changed with what a task may touch. What an agent says of
 * itself plays no part here. Used by the packages that join a session or a merge with its evidence.
 */
@NullMarked
package io.trackyard.verify;

import org.jspecify.annotations.NullMarked;
