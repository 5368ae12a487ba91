/**
 * The pictures, pinned: golden texts lie in {@code src/test/resources/golden} and are recorded again by
 * {@code -Dtrackyard.golden.record=true}.
 */
@NullMarked
package io.trackyard.display;

import org.jspecify.annotations.NullMarked;
