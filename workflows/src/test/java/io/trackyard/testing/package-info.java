/**
 * Fixtures for tests of the workflows: plans from lines of text, activities that behave as their scripts say, and a run
 * in an environment where waiting takes no time.
 */
@NullMarked
package io.trackyard.testing;

import org.jspecify.annotations.NullMarked;
