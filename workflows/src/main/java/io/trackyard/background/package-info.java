/**
 * Background tasks: single sessions without a plan, a phase or a merge. One coordinator per user of a host keeps a queue
 * and a number of slots; each task is a workflow of its own that outlives it. What a task is told and what came of it
 * lies in files of its host; workflows know its name and what bounds it.
 */
@NullMarked
package io.trackyard.background;

import org.jspecify.annotations.NullMarked;
