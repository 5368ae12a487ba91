/** Real repositories, agents and clocks for tests, small enough to be made anew for each of them. */
@NullMarked
package io.trackyard.testing;

import org.jspecify.annotations.NullMarked;
