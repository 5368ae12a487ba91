/**
 * Makes a plan of a repository's tasks: finds the source, reads it with the settings beside it, selects. Reads only;
 * every fault of a plan is found before any is reported.
 */
@NullMarked
package io.trackyard.reading;

import org.jspecify.annotations.NullMarked;
