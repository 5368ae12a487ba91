/** Command lines typed into the program within the test's own process. */
@NullMarked
package io.trackyard.cli;

import org.jspecify.annotations.NullMarked;
