/**
 * Where tasks come from: one {@link io.trackyard.source.TaskSource} per format, the settings beside them, and
 * {@link io.trackyard.source.PlanReader}, which makes a plan of both. Reads only; every fault of a plan is found before
 * any is reported.
 */
@NullMarked
package io.trackyard.source;

import org.jspecify.annotations.NullMarked;
