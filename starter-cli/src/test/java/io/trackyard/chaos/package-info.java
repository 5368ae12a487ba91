/** Runs of the real product that are broken at chosen moments, and what must be true of each afterwards. */
@NullMarked
package io.trackyard.chaos;

import org.jspecify.annotations.NullMarked;
