/**
 * What runs leave behind: finds the work that was not integrated and gives it back, and clears away what is no longer
 * needed. It asks the repository and the files of this host; what a server knows is told to it.
 */
@NullMarked
package io.trackyard.salvage;

import org.jspecify.annotations.NullMarked;
