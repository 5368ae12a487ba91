/**
 * What a person or a program sees: plans, runs, problems, as lines of text or as JSON. Pure functions from values to
 * lines, so that every picture is pinned by a test; only {@link io.trackyard.display.PlainDisplay} and
 * {@link io.trackyard.display.LiveDisplay} write anything.
 */
@NullMarked
package io.trackyard.display;

import org.jspecify.annotations.NullMarked;
