/**
 * Paths that a live session has for itself beside those that the plan gave it: on request, for a time, and never longer than
 * it lives.
 */
@NullMarked
package io.trackyard.reservation;

import org.jspecify.annotations.NullMarked;
