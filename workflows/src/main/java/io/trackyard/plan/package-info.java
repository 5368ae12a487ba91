/**
 * Tasks, and how they become phases and tracks: values and pure functions. Knows neither Temporal nor files; the order
 * of every list here is fixed by its input, so that the same tasks give the same plan on every machine.
 */
@NullMarked
package io.trackyard.plan;

import org.jspecify.annotations.NullMarked;
