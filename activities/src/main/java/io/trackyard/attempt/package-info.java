/**
 * One attempt at a task: its session, the evidence for what came of it, the commit, the snapshot. Joins sessions, agents,
 * git and verification, which know nothing of each other.
 */
@NullMarked
package io.trackyard.attempt;

import org.jspecify.annotations.NullMarked;
