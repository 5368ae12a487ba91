/**
 * The workflows: a run, its phases, the way of a task through them. Thin shells around plain state ({@link
 * io.trackyard.run.PhaseTasks}, {@link io.trackyard.run.TrackQueue}) that can be tested without a server. Nothing here
 * may depend on a clock, on chance, or on the order of a hash.
 */
@NullMarked
package io.trackyard.run;

import org.jspecify.annotations.NullMarked;
