/**
 * What a run has to do with the source of its tasks once it has started: outcomes are written back, and at each phase
 * boundary it is read again and the plan renewed.
 */
@NullMarked
package io.trackyard.origin;

import org.jspecify.annotations.NullMarked;
